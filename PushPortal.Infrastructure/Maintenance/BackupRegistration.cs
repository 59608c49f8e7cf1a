using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Infrastructure.Maintenance;

/// <summary>Registers what backs the store up; when it does is for the calendar.</summary>
public static class BackupRegistration
{
    public static IServiceCollection AddScheduledBackup(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection(new BackupOptionsValidator(), BackupOptions.Section, configuration);
        return services.AddSingleton<ScheduledBackup>();
    }
}

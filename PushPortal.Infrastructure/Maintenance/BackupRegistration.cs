using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Infrastructure.Maintenance;

/// <summary>Registers what backs the store up; when it does is for the calendar.</summary>
public static class BackupRegistration
{
    public static IServiceCollection AddScheduledBackup(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection(new BackupOptionsValidator(), BackupOptions.Section, configuration).Validate<IOptions<StorageOptions>>(
            (backups, storage) => string.IsNullOrEmpty(backups.Schedule) || storage.Value.Provider == StorageProvider.Sqlite,
            $"{BackupOptions.Section}:Schedule is for {StorageOptions.Section}:Provider Sqlite; back PostgreSQL up by its own means");
        return services.AddSingleton<ScheduledBackup>();
    }
}

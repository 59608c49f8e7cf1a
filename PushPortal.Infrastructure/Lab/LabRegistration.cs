using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Infrastructure.Lab;

/// <summary>Registers what plays experiments for the portal.</summary>
public static class LabRegistration
{
    public static IServiceCollection AddLab(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<LabOptions>(new LabOptionsValidator(), LabOptions.Section, configuration);
        return services.AddSingleton<LabBench>();
    }
}

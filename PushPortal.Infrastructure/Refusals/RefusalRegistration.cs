using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Refusals;
using PushPortal.Domain.Work;
using PushPortal.Infrastructure.Persistence.Store;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Infrastructure.Refusals;

/// <summary>Registers the log of refused submissions.</summary>
public static class RefusalRegistration
{
    public static IServiceCollection AddRefusals(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<RefusalOptions>(new RefusalOptionsValidator(), RefusalOptions.Section, configuration);
        services.AddSingleton<RefusalSignal>();
        services.AddSingleton<IRefusalStore, RefusalStore>();
        services.AddSingleton(provider => new RefusalLog(
            provider.GetRequiredService<IdSequence>(),
            provider.GetRequiredService<RefusalSignal>(),
            provider.GetRequiredService<IOptions<RefusalOptions>>().Value.KeptPerMinute,
            provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<RefusalWorker>();
        return services;
    }
}

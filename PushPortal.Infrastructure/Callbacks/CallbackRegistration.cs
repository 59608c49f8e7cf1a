using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Work;
using PushPortal.Infrastructure.Outgoing;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Infrastructure.Callbacks;

/// <summary>Registers the accounts' callback endpoints and what tells results again.</summary>
public static class CallbackRegistration
{
    public static IServiceCollection AddCallbacks(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<CallbackOptions>(new CallbackOptionsValidator(), CallbackOptions.Section, configuration);
        services.AddOutgoing(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new CallbackPolicy(provider.GetRequiredService<IOptions<CallbackOptions>>().Value.DisableAfter));
        services.AddSingleton<CallbackHealth>();
        services.AddSingleton<CallbackSignal>();
        services.AddSingleton<CallbackRecoveries>();
        services.AddSingleton<ResendDesk>();
        services.AddSingleton<TargetWatch>();
        services.AddSingleton<ICallbackEndpoints, CallbackEndpoints>();
        services.AddSingleton<ICallbackTest, CallbackTest>();
        services.AddSingleton<CallbackGate>();
        services.AddHostedService<CallbackWorker>();
        return services;
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PushPortal.Domain.WapGateway;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>Registers the simulated network and its handsets.</summary>
public static class SimulatorServices
{
    /// <summary>Needs a <see cref="TimeProvider"/> and an <see cref="PushPortal.Domain.Smsc.ISegmentAnswers"/> among the services.</summary>
    public static IServiceCollection AddSimulator(this IServiceCollection services, IConfiguration configuration)
    {
        // Not a generated validator: its ranges ignore the error messages, which name the settings.
        services.AddOptionsWithValidateOnStart<SimulatorOptions>()
            .Bind(configuration.GetSection(SimulatorOptions.Section))
            .ValidateDataAnnotations()
            .Configure(options =>
            {
                options.DemoData = configuration.GetValue("PushPortal:DemoData", options.DemoData);
                options.WapGateway = configuration["PushPortal:WapGateway:HttpEndpoint"] ?? options.WapGateway;
            });
        services.TryAddSingleton<SimulatedHandsets>();
        services.TryAddSingleton<IHandsetAddresses>(provider => provider.GetRequiredService<SimulatedHandsets>());
        services.TryAddSingleton<SimulatedNetwork>();
        services.TryAddSingleton<HandsetBrowser>();
        services.TryAddSingleton<HandsetActions>();
        services.AddHostedService<HandsetReactions>();
        services.AddHostedService<HandsetAlertRelay>();
        return services.AddHostedService<SimulatedNetworkWorker>();
    }
}

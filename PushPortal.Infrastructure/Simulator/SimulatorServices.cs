using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Domain.WapGateway;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>Registers the simulated network, its handsets and the configured links that end in it.</summary>
public static class SimulatorServices
{
    private const string Links = "PushPortal:Links";

    /// <summary>Needs a <see cref="TimeProvider"/> and an <see cref="ISegmentAnswers"/> among the services.</summary>
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
        foreach (var link in ReadLinks(configuration.GetSection(Links)))
        {
            services.AddSingleton<IHandsetLink>(provider => new SimulatorLink(link, provider.GetRequiredService<SimulatedNetwork>(), provider.GetRequiredService<LinkPolicies>()));
        }

        services.AddHostedService<HandsetAlertRelay>();
        return services.AddHostedService<SimulatedNetworkWorker>();
    }

    // Any configured link, of whatever kind, replaces the default one.
    private static SimulatorLinkOptions[] ReadLinks(IConfigurationSection section) => section.Exists()
        ? [.. section.GetChildren()
            .Where(link => SimulatorLinkOptions.Kind.Equals(link["Kind"], StringComparison.OrdinalIgnoreCase))
            .Select(ReadLink)]
        : [new SimulatorLinkOptions()];

    private static SimulatorLinkOptions ReadLink(IConfigurationSection section)
    {
        var options = new SimulatorLinkOptions();
        section.Bind(options);
        var errors = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), errors, validateAllProperties: true)
            ? options
            : throw new OptionsValidationException(section.Path, typeof(SimulatorLinkOptions), errors.Select(error => $"{section.Path}: {error.ErrorMessage}"));
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Nodes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Settings;
using PushPortal.Infrastructure.Simulator;
using PushPortal.Infrastructure.Smpp;
using PushPortal.Infrastructure.Tracing;

namespace PushPortal.Infrastructure.Smsc;

/// <summary>Makes the links to handsets, in the order of the settings: a number goes by the first whose prefixes match, of whatever kind.</summary>
public static class HandsetLinkRegistration
{
    private const string Links = "PushPortal:Links";

    /// <summary>Without any configured link there is one to the simulated network.</summary>
    public static IServiceCollection AddHandsetLinks(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(Links);
        if (!section.Exists())
        {
            return services.AddSimulatorLink(new SimulatorLinkOptions());
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var link in section.GetChildren())
        {
            var name = services.AddLink(link);
            if (!names.Add(name))
            {
                throw new SettingException($"{link.Path}:Name is '{name}', which another link has.");
            }
        }

        return services;
    }

    private static string AddLink(this IServiceCollection services, IConfigurationSection link)
    {
        switch (link["Kind"])
        {
            case { } kind when kind.Equals(SimulatorLinkOptions.Kind, StringComparison.OrdinalIgnoreCase):
                var simulated = link.Read(new SimulatorLinkOptions());
                services.AddSimulatorLink(simulated);
                return simulated.Name;
            case { } kind when kind.Equals(SmppHandsetLinkOptions.Kind, StringComparison.OrdinalIgnoreCase):
                var upstream = link.Read(new SmppHandsetLinkOptions());
                services.AddSmppLink(upstream);
                return upstream.Name;
            case var other:
                throw new SettingException($"{link.Path}:Kind is '{other}': it must be {SimulatorLinkOptions.Kind} or {SmppHandsetLinkOptions.Kind}.");
        }
    }

    private static IServiceCollection AddSimulatorLink(this IServiceCollection services, SimulatorLinkOptions options) => services.AddSingleton<IHandsetLink>(provider =>
        new SimulatorLink(options, provider.GetRequiredService<SimulatedNetwork>(), provider.GetRequiredService<LinkPolicies>()));

    private static void AddSmppLink(this IServiceCollection services, SmppHandsetLinkOptions options)
    {
        services.AddKeyedSingleton(options.Name, (provider, _) => new SmppHandsetLink(
            options,
            provider.GetRequiredService<LinkPolicies>(),
            provider.GetRequiredService<ISegmentAnswers>(),
            provider.GetServices<IHandsetAlerts>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SmppHandsetLink>>(),
            provider.GetService<WireTrace>(),
            provider.GetRequiredService<ILease>()));
        services.AddSingleton<IHandsetLink>(provider => provider.GetRequiredKeyedService<SmppHandsetLink>(options.Name));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<SmppHandsetLink>(options.Name));
    }
}

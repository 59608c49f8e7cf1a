using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PushPortal.Domain.WapGateway;
using PushPortal.Infrastructure.Listeners;
using PushPortal.Infrastructure.Outgoing;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>Registers the WAP gateway: the HTTP proxy for handsets, and WSP for those of WAP 1.x. Who the handsets are and what becomes of their fetches is registered elsewhere.</summary>
public static class WapGatewayRegistration
{
    public static IServiceCollection AddWapGateway(this IServiceCollection services, IConfiguration configuration)
    {
        const string Section = WapGatewayOptions.Section;
        services.AddSingleton<IValidateOptions<WapGatewayOptions>>(new SectionValidator<WapGatewayOptions>(Section, new WapGatewayOptionsValidator()));
        services.AddOptionsWithValidateOnStart<WapGatewayOptions>()
            .Configure(options => AllowDemonstration(options, configuration))
            .Bind(configuration.GetSection(Section))
            .Validate(options => options.HttpEndpoint is not null && ListenEndpoint.TryParse(options.HttpEndpoint) is not null, Section + ":HttpEndpoint must be address:port, such as 127.0.0.1:8090.")
            .Validate(options => IsEndpointOrNone(options.WspEndpoint), Section + ":WspEndpoint must be address:port, such as 127.0.0.1:9200, or empty.")
            .Validate(options => IsEndpointOrNone(options.WspSessionEndpoint), Section + ":WspSessionEndpoint must be address:port, such as 127.0.0.1:9201, or empty.")
            .Validate(options => NetworkList.TryParse(options.OriginNetworks.AsReadOnly()) is not null, Section + ":OriginNetworks must be networks such as 10.20.0.0/16.")
            .Validate(options => NetworkList.TryParse(options.FrontNetworks.AsReadOnly()) is not null, Section + ":FrontNetworks must be networks such as 10.20.0.0/16.")
            .Validate(options => options.TunnelPorts.All(IsPort), Section + ":TunnelPorts must be ports from 1 to 65535.")
            .Validate(options => options.OriginPorts.All(IsPort), Section + ":OriginPorts must be ports from 1 to 65535.");
        services.AddSection(new WspOptionsValidator(), WspOptions.Section, configuration);
        services.AddOutgoing(configuration);
        services.AddHttpForwarder();
        // The forwarder logs whole URLs, which are content; the proxy says itself what came of a fetch.
        services.AddLogging(logging => logging.AddFilter("Yarp.ReverseProxy.Forwarder", LogLevel.Error));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IHandsetAddresses, UnknownHandsets>();
        services.TryAddSingleton<INumberDisclosure, NoDisclosure>();
        services.TryAddSingleton<HandsetClients>();
        services.TryAddSingleton<FetchSlots>();
        services.TryAddSingleton<Fetching>();
        services.TryAddSingleton<FetchProxy>();
        services.TryAddSingleton<TunnelConnections>();
        services.TryAddSingleton<WapProxy>();
        services.TryAddSingleton<WspFetching>();
        services.TryAddSingleton<WspListener>();
        services.TryAddSingleton<WspSessionListener>();
        services.AddSingleton(provider => new Listener("the WAP gateway's HTTP proxy", () => provider.GetRequiredService<WapProxy>().IsListening, () => provider.GetRequiredService<WapProxy>() is { IsListening: true } proxy ? proxy.Endpoint.ToString() : null));
        services.AddSingleton(provider => new Listener("connectionless WSP", () => provider.GetRequiredService<WspListener>().IsListening, () => provider.GetRequiredService<WspListener>().Endpoint?.ToString()));
        services.AddSingleton(provider => new Listener("sessions of WSP", () => provider.GetRequiredService<WspSessionListener>().IsListening, () => provider.GetRequiredService<WspSessionListener>().Endpoint?.ToString()));
        services.AddHostedService(provider => provider.GetRequiredService<WapProxy>());
        services.AddHostedService(provider => provider.GetRequiredService<WspListener>());
        services.AddHostedService(provider => provider.GetRequiredService<WspSessionListener>());
        return services;
    }

    /// <summary>Puts fetches on the timeline of the push that caused them, and tells origins of accounts that are allowed it who fetches; needs the store.</summary>
    public static IServiceCollection AddFetchTimeline(this IServiceCollection services)
    {
        services.AddSingleton<FetchRecorder>();
        services.AddSingleton<INumberDisclosure, AccountDisclosure>();
        services.AddSingleton<IFetchLog>(provider => provider.GetRequiredService<FetchRecorder>());
        services.AddHostedService(provider => provider.GetRequiredService<FetchRecorder>());
        return services;
    }

    /// <summary>With demo data everything is on this machine, and nothing is limited.</summary>
    private static void AllowDemonstration(WapGatewayOptions options, IConfiguration configuration)
    {
        if (configuration.GetValue("PushPortal:DemoData", false))
        {
            options.AllowLoopbackOrigins = true;
            options.AllowUnidentifiedClients = true;
            options.MaxFetchesPerHandset = 0;
        }
    }

    private static bool IsEndpointOrNone(string? text) => text is not null && (text.Length == 0 || ListenEndpoint.TryParse(text) is not null);

    private static bool IsPort(int port) => port is > 0 and <= ushort.MaxValue;
}

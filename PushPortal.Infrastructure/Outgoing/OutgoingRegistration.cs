using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Infrastructure.Outgoing;

/// <summary>Registers the client for URLs that outsiders give.</summary>
public static class OutgoingRegistration
{
    public static IServiceCollection AddOutgoing(this IServiceCollection services, IConfiguration configuration)
    {
        // Several features add it; binding the section twice would double its lists.
        if (services.Any(service => service.ServiceType == typeof(OutgoingHttp))) return services;
        services.AddSingleton<IValidateOptions<OutgoingOptions>>(new SectionValidator<OutgoingOptions>(OutgoingOptions.Section, new OutgoingOptionsValidator()));
        services.AddOptionsWithValidateOnStart<OutgoingOptions>()
            .Bind(configuration.GetSection(OutgoingOptions.Section))
            .Validate(options => NetworkList.TryParse(options.AllowedNetworks.AsReadOnly()) is not null,
                OutgoingOptions.Section + ":AllowedNetworks must be networks such as 10.20.0.0/16.");
        services.TryAddSingleton<IHostResolver, DnsHostResolver>();
        services.AddSingleton<OutgoingHttp>();
        return services;
    }
}

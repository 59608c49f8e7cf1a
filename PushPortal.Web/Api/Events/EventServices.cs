using Microsoft.Extensions.Options;
using PushPortal.Web.Live;

namespace PushPortal.Web.Api.Events;

/// <summary>Registers the stream of events.</summary>
internal static class EventServices
{
    internal static void AddEvents(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptionsWithValidateOnStart<EventOptions>().Bind(configuration.GetSection(EventOptions.Section)).ValidateDataAnnotations();
        services.AddSingleton(provider => new RecentChanges(
            provider.GetRequiredService<DeliveryFeed>(), provider.GetRequiredService<IOptions<EventOptions>>().Value.Recent, provider.GetRequiredService<TimeProvider>()));
    }
}

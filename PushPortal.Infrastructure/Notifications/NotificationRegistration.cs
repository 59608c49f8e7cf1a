using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Infrastructure.Outgoing;

namespace PushPortal.Infrastructure.Notifications;

/// <summary>Registers what tells initiators their results.</summary>
public static class NotificationRegistration
{
    public static IServiceCollection AddNotifications(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptionsWithValidateOnStart<NotificationOptions, NotificationOptionsValidator>().Bind(configuration.GetSection(NotificationOptions.Section));
        services.AddOutgoing(configuration);
        services.AddSingleton<NotificationPost>();
        services.AddSingleton<INotifier, PapNotifier>();
        services.AddSingleton<INotifier, WebhookNotifier>();
        services.AddHostedService<NotificationWorker>();
        return services;
    }
}

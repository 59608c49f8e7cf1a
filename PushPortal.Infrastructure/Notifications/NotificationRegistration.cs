using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Infrastructure.Outgoing;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Infrastructure.Notifications;

/// <summary>Registers what tells initiators their results.</summary>
public static class NotificationRegistration
{
    public static IServiceCollection AddNotifications(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<NotificationOptions>(new NotificationOptionsValidator(), NotificationOptions.Section, configuration);
        services.AddOutgoing(configuration);
        services.AddSingleton<NotificationPost>();
        services.AddSingleton<INotifier, PapNotifier>();
        services.AddSingleton<INotifier, WebhookNotifier>();
        services.AddHostedService<NotificationWorker>();
        return services;
    }
}

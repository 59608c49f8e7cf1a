using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Alarms;
using PushPortal.Infrastructure.Outgoing;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Store;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>Registers the alarms, and what this process has to look at.</summary>
public static class AlarmRegistration
{
    /// <summary>What every process has: a store, transactions in it, and a disk below it.</summary>
    public static IServiceCollection AddAlarms(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<AlarmOptions>(new AlarmOptionsValidator(), AlarmOptions.Section, configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => Policy(provider.GetRequiredService<IOptions<AlarmOptions>>().Value));
        services.AddSingleton<AlarmRules>();
        services.AddSingleton<AlarmSignal>();
        services.AddSingleton<IAlarmStore, AlarmStore>();
        services.AddSingleton<AlarmBoard>();
        services.AddSingleton<IAlarmSource, FailureAlarms>();
        services.AddSingleton<IAlarmSource, DueAlarms>();
        services.AddSingleton<IAlarmSource, StoreAlarms>();
        services.AddSingleton<IAlarmSource, IntakeAlarms>();
        services.AddSingleton<IAlarmSource>(provider => new DiskAlarms(provider.GetRequiredService<StoreDatabase>().Folder, provider.GetRequiredService<AlarmRules>()));
        services.AddSingleton<AlarmWatch>();
        services.AddHostedService<AlarmWorker>();
        if (!string.IsNullOrEmpty(configuration[$"{AlarmOptions.Section}:{nameof(AlarmOptions.NotifyUrl)}"]))
        {
            services.AddOutgoing(configuration);
            services.AddSingleton<AlarmTellingSignal>();
            services.AddSingleton<IAlarmPost, AlarmPost>();
            services.AddHostedService<AlarmTeller>();
        }

        return services;
    }

    /// <summary>Where the SMSC is in this process.</summary>
    public static IServiceCollection AddLinkAlarms(this IServiceCollection services) => services.AddSingleton<IAlarmSource, LinkAlarms>();

    /// <summary>Where the SMSC is in another process.</summary>
    public static IServiceCollection AddSmscLinkAlarms(this IServiceCollection services) => services.AddSingleton<IAlarmSource, SmscLinkAlarms>();

    /// <summary>Where initiators are told their results.</summary>
    public static IServiceCollection AddNotificationAlarms(this IServiceCollection services) => services
        .AddSingleton<IAlarmSource, NotificationAlarms>()
        .AddSingleton<IAlarmSource, CallbackAlarms>();

    /// <summary>Where accounts submit.</summary>
    public static IServiceCollection AddAccountAlarms(this IServiceCollection services) => services
        .AddSingleton<IAlarmSource, HoldAlarms>()
        .AddSingleton<IAlarmSource, QuotaAlarms>()
        .AddSingleton<IAlarmSource, KeyAlarms>();

    private static AlarmPolicy Policy(AlarmOptions options) => new()
    {
        RaiseAfter = options.RaiseAfter,
        ClearAfter = options.ClearAfter,
        FailurePercent = options.FailurePercent,
        LeastEnds = options.LeastEnds,
        LongestDue = options.LongestDue,
        MostNotifications = options.MostNotifications,
        QuotaPercent = options.QuotaPercent,
        KeyNotice = options.KeyNotice,
        Tells = !string.IsNullOrEmpty(options.NotifyUrl),
        LeastFreeOctets = options.LeastFreeMegabytes * 1024L * 1024,
    };
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Nodes;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Retries;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Work;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Retries;
using PushPortal.Infrastructure.Settings;
using PushPortal.Infrastructure.Smpp;
using PushPortal.Infrastructure.Tracing;

namespace PushPortal.Infrastructure.Transactions;

/// <summary>Registers the push proxy gateway and the workers that move its transactions.</summary>
public static class PpgRegistration
{
    public static IServiceCollection AddPpg(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<PpgOptions>(new PpgOptionsValidator(), PpgOptions.Section, configuration)
            .Validate(ppg => ppg.SenderAddress.Length == 0 || IsHttp(ppg.SenderAddress), $"{PpgOptions.Section}:SenderAddress must be an absolute http or https URL, or empty.");
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => Policy(provider.GetRequiredService<IOptions<PpgOptions>>().Value) with
        {
            MaxSegments = MaxSegments(provider),
            WideReferences = provider.GetService<SmscPolicy>()?.WideReferences ?? false,
        });
        services.AddSection<BulkRetryOptions>(new BulkRetryOptionsValidator(), BulkRetryOptions.Section, configuration)
            .Validate(retries => retries.DefaultRate <= retries.HighestRate, $"{BulkRetryOptions.Section}:DefaultRate must not be above HighestRate.");
        services.AddSingleton(provider => Policy(provider.GetRequiredService<IOptions<BulkRetryOptions>>().Value));
        services.AddSingleton<BulkRetrySignal>();
        services.AddSingleton<BulkRetries>();
        services.AddSingleton<BulkRetryRunner>();
        services.AddSingleton<TransactionAnnouncer>();
        services.AddSingleton<TransactionSignal>();
        services.AddSingleton<NotificationSignal>();
        services.AddSingleton<NotificationFigures>();
        services.AddSingleton<SubmissionGate>();
        services.AddSingleton<SubmissionIntake>();
        services.AddSingleton(provider => new IntakeOrders(provider.GetRequiredService<SubmissionIntake>(), provider.GetRequiredService<StandingOrders>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<IntakeOrders>());
        services.AddSingleton<PushProxyGateway>();
        services.AddSingleton<AnswerQueue>();
        services.AddSingleton<AlertQueue>();
        services.AddSingleton<IHandsetAlerts>(provider => provider.GetRequiredService<AlertQueue>());
        services.AddSingleton<ISubmitAnswers>(provider => provider.GetRequiredService<AnswerQueue>());
        services.AddSingleton<TransactionDispatcher>();
        return services;
    }

    /// <summary>The PPG's way to an SMSC in another process.</summary>
    public static IServiceCollection AddSmppSmscLink(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(SmscLinkOptions.Section).Read(new SmscLinkOptions());
        services.AddSingleton(provider => new SmppSmscLink(
            options,
            provider.GetRequiredService<IOptions<PpgOptions>>().Value.AnswerTime,
            provider.GetRequiredService<ISubmitAnswers>(),
            provider.GetServices<IHandsetAlerts>(),
            provider.GetRequiredService<TransactionSignal>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SmppSmscLink>>(),
            trace: provider.GetService<WireTrace>(),
            lease: provider.GetRequiredService<ILease>()));
        services.AddSingleton<ISmscLink>(provider => provider.GetRequiredService<SmppSmscLink>());
        services.AddSingleton<ISmscLinkStatus>(provider => provider.GetRequiredService<SmppSmscLink>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<SmppSmscLink>());
        return services;
    }

    /// <summary>The loops that move transactions, of initiators and of ESMEs.</summary>
    public static IServiceCollection AddPpgWorkers(this IServiceCollection services)
    {
        services.AddHostedService<AnswerWorker>();
        services.AddHostedService<AlertWorker>();
        services.AddHostedService<TransactionWorker>();
        services.AddHostedService<BulkRetryWorker>();
        return services;
    }

    /// <summary>The largest group that any link can carry within the window: a larger push is refused at submission. In a process without links it is the SMSC's to refuse.</summary>
    private static int MaxSegments(IServiceProvider provider) => provider.GetServices<IHandsetLink>()
        .Select(link => link.SegmentsPerSecond == 0
            ? Segmenter.MaxSegments
            : (int)Math.Min(Segmenter.MaxSegments, link.SegmentsPerSecond * link.Policy.TransactionWindow.TotalSeconds))
        .DefaultIfEmpty(Segmenter.MaxSegments)
        .Max();

    private static bool IsHttp(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);

    private static BulkRetryPolicy Policy(BulkRetryOptions options) => new()
    {
        MostTransactions = options.MostTransactions,
        DefaultRate = options.DefaultRate,
        HighestRate = options.HighestRate,
        PlanLifetime = options.PlanLifetime,
    };

    private static PpgPolicy Policy(PpgOptions options) => new()
    {
        DefaultLifetime = options.DefaultLifetime,
        AnswerTime = options.AnswerTime,
        Retry = new RetryPolicy(options.FirstRetry, options.LongestRetry, options.FirstProbe, options.LongestProbe),
        MaxRecipients = options.MaxRecipients,
        MaxSuspended = options.MaxSuspended,
        AnswerTarget = options.AnswerTarget,
        PlaceWait = options.PlaceWait,
        MostInHand = options.MostInHand,
        MaxCapabilities = options.MaxCapabilities,
        SenderAddress = options.SenderAddress.Length == 0 ? null : options.SenderAddress,
    };
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Work;

using PushPortal.Infrastructure.Settings;

namespace PushPortal.Infrastructure.Transactions;

/// <summary>Registers the push proxy gateway and the workers that move its transactions.</summary>
public static class PpgRegistration
{
    public static IServiceCollection AddPpg(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<PpgOptions>(new PpgOptionsValidator(), PpgOptions.Section, configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => Policy(provider.GetRequiredService<IOptions<PpgOptions>>().Value));
        services.AddSingleton<TransactionSignal>();
        services.AddSingleton<NotificationSignal>();
        services.AddSingleton<PushProxyGateway>();
        services.AddSingleton<AnswerQueue>();
        services.AddSingleton<ISubmitAnswers>(provider => provider.GetRequiredService<AnswerQueue>());
        services.AddSingleton<TransactionDispatcher>();
        return services;
    }

    /// <summary>The loops, for a process that has the PPG's role.</summary>
    public static IServiceCollection AddPpgWorkers(this IServiceCollection services)
    {
        services.AddHostedService<AnswerWorker>();
        services.AddHostedService<TransactionWorker>();
        return services;
    }

    private static PpgPolicy Policy(PpgOptions options) => new()
    {
        DefaultLifetime = options.DefaultLifetime,
        AnswerTime = options.AnswerTime,
        Retry = new RetryPolicy(options.FirstRetry, options.LongestRetry),
        MaxRecipients = options.MaxRecipients,
        MaxSuspended = options.MaxSuspended,
    };
}

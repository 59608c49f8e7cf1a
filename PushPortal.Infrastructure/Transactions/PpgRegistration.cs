using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Work;

namespace PushPortal.Infrastructure.Transactions;

/// <summary>Registers the push proxy gateway and the workers that move its transactions.</summary>
public static class PpgRegistration
{
    public static IServiceCollection AddPpg(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptionsWithValidateOnStart<PpgOptions, PpgOptionsValidator>()
            .Bind(configuration.GetSection(PpgOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => Policy(provider.GetRequiredService<IOptions<PpgOptions>>().Value));
        services.AddSingleton<TransactionSignal>();
        services.AddSingleton<NotificationSignal>();
        services.AddSingleton<PushProxyGateway>();
        services.AddSingleton<AnswerQueue>();
        services.AddSingleton<ISubmitAnswers>(provider => provider.GetRequiredService<AnswerQueue>());
        services.AddSingleton<TransactionDispatcher>();
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

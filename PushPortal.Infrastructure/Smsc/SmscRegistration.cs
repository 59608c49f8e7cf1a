using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

using PushPortal.Infrastructure.Settings;

namespace PushPortal.Infrastructure.Smsc;

/// <summary>Registers the SMSC. Its links to handsets are registered beside their own code.</summary>
public static class SmscRegistration
{
    public static IServiceCollection AddSmsc(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<SmscOptions>(new SmscOptionsValidator(), SmscOptions.Section, configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => Policy(provider.GetRequiredService<IOptions<SmscOptions>>().Value));
        services.AddSingleton<SmscInbox>();
        services.AddSingleton<ISmscLink>(provider => provider.GetRequiredService<SmscInbox>());
        services.AddSingleton<ISegmentAnswers>(provider => provider.GetRequiredService<SmscInbox>());
        services.AddHostedService<SmscWorker>();
        return services;
    }

    private static SmscPolicy Policy(SmscOptions options) => new()
    {
        TransactionWindow = options.TransactionWindow,
        SegmentRetryDelay = options.SegmentRetryDelay,
        MaxAttemptsPerSegment = options.MaxAttemptsPerSegment,
        ReassemblyTime = options.ReassemblyTime,
    };
}

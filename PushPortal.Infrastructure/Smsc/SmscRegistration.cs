using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Routes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Work;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Routes;
using PushPortal.Infrastructure.Settings;
using PushPortal.Infrastructure.Transactions;

namespace PushPortal.Infrastructure.Smsc;

/// <summary>Registers the SMSC. Its links to handsets are registered beside their own code.</summary>
public static class SmscRegistration
{
    public static IServiceCollection AddSmsc(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<SmscOptions>(new SmscOptionsValidator(), SmscOptions.Section, configuration)
            .Validate(smsc => smsc.ReassemblyTime > smsc.TransactionWindow, $"{SmscOptions.Section}:ReassemblyTime must be longer than {SmscOptions.Section}:TransactionWindow.")
            .Validate(
                smsc => smsc.StoreAndForwardDelays.All(delay => delay >= TimeSpan.FromSeconds(1) && delay <= TimeSpan.FromDays(1)),
                $"{SmscOptions.Section}:StoreAndForwardDelays must be from 00:00:01 to 1.00:00:00.")
            .Validate<IOptions<PpgOptions>>(
                (smsc, ppg) => ppg.Value.AnswerTime > smsc.TransactionWindow,
                $"{PpgOptions.Section}:AnswerTime must be longer than {SmscOptions.Section}:TransactionWindow.");
        services.AddGroupJournal();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => Policy(provider.GetRequiredService<IOptions<SmscOptions>>().Value));
        services.AddSingleton(provider => new LinkPolicies(
            LinkPolicyOf(provider.GetRequiredService<IOptions<SmscOptions>>().Value),
            provider.GetRequiredService<IDbContextFactory<PortalDbContext>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new LinkOrders(provider.GetRequiredService<StandingOrders>(), provider.GetRequiredService<SmscInbox>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<RouteBook>();
        services.AddSingleton(provider => new RouteVersions(
            provider.GetRequiredService<IDbContextFactory<PortalDbContext>>(),
            provider.GetRequiredService<RouteBook>(),
            provider.GetRequiredService<SmscInbox>(),
            provider.GetServices<IHandsetLink>(),
            provider.GetRequiredService<IAccountDirectory>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<RouteVersions>>()));
        services.AddSingleton<SmscStatus>();
        services.AddSingleton<ILinkDirectory, LinkDirectory>();
        services.AddSingleton(provider => new SmscInbox(provider.GetRequiredService<IOptions<SmscOptions>>().Value.MaxOpenGroups, provider.GetService<TransactionSignal>()));
        services.AddSingleton<ISmscLink>(provider => provider.GetRequiredService<SmscInbox>());
        services.AddSingleton<ISegmentAnswers>(provider => provider.GetRequiredService<SmscInbox>());
        services.AddHostedService<SmscWorker>();
        return services;
    }

    private static SmscPolicy Policy(SmscOptions options) => new()
    {
        ReassemblyTime = options.ReassemblyTime,
        WideReferences = options.ReferenceBits == 16,
    };

    private static LinkPolicy LinkPolicyOf(SmscOptions options)
    {
        var policy = new LinkPolicy
        {
            TransactionWindow = options.TransactionWindow,
            SegmentRetryDelay = options.SegmentRetryDelay,
            RetryGrowth = options.SegmentRetryGrowth,
            LongestSegmentRetryDelay = options.LongestSegmentRetryDelay,
            MaxAttemptsPerSegment = options.MaxAttemptsPerSegment,
        };
        return options.StoreAndForwardDelays.Count == 0 ? policy : policy with { StoreAndForwardDelays = [.. options.StoreAndForwardDelays] };
    }
}

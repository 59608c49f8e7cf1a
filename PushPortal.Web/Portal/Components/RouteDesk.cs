using PushPortal.Domain.Accounts;
using PushPortal.Domain.Routes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Routes;

namespace PushPortal.Web.Portal.Components;

/// <summary>What pages ask of the routes, whatever roles this process has.</summary>
/// <param name="versions">Null where the SMSC is in another process: the routes are there.</param>
/// <param name="choices">Null where the SMSC is in another process.</param>
public sealed class RouteDesk(RouteVersions? versions, LinkWatch links, IAccountDirectory accounts, ILinkDirectory? choices = null)
{
    /// <summary>Whether the routes are those of an SMSC here.</summary>
    public bool HasSmsc => versions is not null;

    /// <summary>Where they are kept, in a process that has them.</summary>
    public RouteVersions Versions => versions ?? throw new InvalidOperationException("The SMSC is not in this process.");

    /// <summary>The links' own prefixes as rules: they decide while nothing is published.</summary>
    public IReadOnlyList<RouteRule> BuiltIn => [.. links.Configured.Select(link => new RouteRule { Name = link.Name, Prefixes = link.Prefixes, Link = link.Name })];

    public IReadOnlyList<string> Links => [.. links.Configured.Select(link => link.Name)];

    internal static RouteDesk Of(IServiceProvider provider) =>
        new(provider.GetService<RouteVersions>(), provider.GetRequiredService<LinkWatch>(), provider.GetRequiredService<IAccountDirectory>(), provider.GetService<ILinkDirectory>());

    /// <summary>How the link stands; null when there is none of this name.</summary>
    public LinkStatus? StatusOf(string? link) => links.Links.FirstOrDefault(status => status.Name == link);

    /// <summary>The links that a transaction can be sent over by name; none where the SMSC is in another process.</summary>
    public IReadOnlyList<LinkChoice> ChoicesFor(Transaction transaction) => choices?.For(transaction) ?? [];

    /// <summary>What decides by these rules: none of them leave it to the links' own prefixes.</summary>
    public IReadOnlyList<RouteRule> Deciding(IReadOnlyList<RouteRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return rules.Count > 0 ? rules : BuiltIn;
    }

    /// <summary>What goes another way when these rules take the place of those in force.</summary>
    public IReadOnlyList<RouteEffect> EffectsOf(IReadOnlyList<RouteRule> rules) =>
        RouteEffects.Of(Deciding(Versions.Current?.Rules ?? []), Deciding(rules), Versions.AccountOf);

    /// <summary>The rule that gave a group its link, or refused it, from the history. Null where the routes are elsewhere.</summary>
    /// <param name="link">Empty when there was none.</param>
    /// <param name="at">Its first attempt, or its end when there was none.</param>
    public async Task<RouteReason?> ReasonOfAsync(Transaction transaction, string link, DateTimeOffset at, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        if (versions is null)
        {
            return null;
        }

        var account = accounts.Find(transaction.AccountId)?.Code;
        var inForce = await versions.InForceAtAsync(at, ct);
        foreach (var version in inForce.Where(version => version.Rules.Count > 0))
        {
            var rule = RouteTrial.Of(version.Rules, transaction.Recipient, account, transaction.Priority).FirstOrDefault(step => step.Verdict == RouteVerdict.Decides)?.Rule;
            if ((rule?.Link ?? "") == link)
            {
                return new RouteReason(version, rule);
            }
        }

        return inForce is [] or [{ Rules.Count: 0 }, ..] ? new RouteReason(null, null) : null;
    }
}

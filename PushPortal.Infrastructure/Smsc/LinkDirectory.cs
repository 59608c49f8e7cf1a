using PushPortal.Domain.Accounts;
using PushPortal.Domain.Routes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Smsc;

/// <summary>The configured links as they stood a moment ago, towards a transaction.</summary>
internal sealed class LinkDirectory(SmscStatus status, IEnumerable<IHandsetLink> links, RouteBook routes, IAccountDirectory accounts) : ILinkDirectory
{
    private readonly IHandsetLink[] _links = [.. links];

    public IReadOnlyList<LinkChoice> For(Transaction transaction)
    {
        var rules = routes.InForce.Rules;
        // A rule is for its pushes also where one before it decides: so a link for the case that the first one fails can be given to an account.
        var given = RouteTrial.Of(rules, transaction.Recipient, accounts.Find(transaction.AccountId)?.Code, transaction.Priority)
            .Where(step => step.Verdict is RouteVerdict.Decides or RouteVerdict.TooLate)
            .Select(step => step.Rule.Link)
            .ToHashSet();
        return Array.ConvertAll(_links, link => new LinkChoice(
            link.Name,
            link.Serves(transaction.Recipient) || rules.Any(rule => rule.Link == link.Name && (rule.Prefixes.Count == 0 || rule.Prefixes.Any(prefix => transaction.Recipient.StartsWith(prefix, StringComparison.Ordinal)))),
            rules.Count == 0 ? link.Serves(transaction.Recipient) : given.Contains(link.Name),
            status.Links.Any(shown => shown.Name == link.Name && shown.TakesGroups)));
    }
}

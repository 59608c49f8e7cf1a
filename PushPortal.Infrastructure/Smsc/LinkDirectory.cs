using PushPortal.Domain.Routes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Smsc;

/// <summary>The configured links as they stood a moment ago, towards a transaction.</summary>
internal sealed class LinkDirectory(SmscStatus status, IEnumerable<IHandsetLink> links, RouteBook routes) : ILinkDirectory
{
    private readonly IHandsetLink[] _links = [.. links];

    public IReadOnlyList<LinkChoice> For(Transaction transaction) =>
        Array.ConvertAll(_links, link => new LinkChoice(link.Name, Reaches(link, transaction.Recipient), status.Links.Any(shown => shown.Name == link.Name && shown.TakesGroups)));

    private bool Reaches(IHandsetLink link, string recipient) => link.Serves(recipient)
        || routes.InForce.Rules.Any(rule => rule.Link == link.Name && (rule.Prefixes.Count == 0 || rule.Prefixes.Any(prefix => recipient.StartsWith(prefix, StringComparison.Ordinal))));
}

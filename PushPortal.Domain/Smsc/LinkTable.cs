using PushPortal.Domain.Routes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Smsc;

/// <summary>The SMSC's links, and which of them a submission goes over: by the published routes, and without any by the first link whose own prefixes match.</summary>
internal sealed class LinkTable(LinkState[] links)
{
    private RouteTable _routes = RouteTable.None;

    /// <summary>The link of each rule; null where the rule refuses, or its link is not configured any more.</summary>
    private LinkState?[] _ofRule = [];

    internal IReadOnlyList<LinkState> All => links;

    internal IReadOnlyList<LinkStatus> Status(DateTimeOffset now) => Array.ConvertAll(links, link => link.Status(now));

    /// <summary>False when there is no such link.</summary>
    internal bool Order(string name, LinkOrder order)
    {
        var link = Find(name);
        link?.Take(order);
        return link is not null;
    }

    internal TimeSpan WindowOf(string name) => (Find(name)?.Link.Policy ?? new LinkPolicy()).TransactionWindow;

    /// <summary>These routes decide from now on.</summary>
    internal void Take(RouteTable routes) => (_routes, _ofRule) = (routes, [.. routes.Rules.Select(rule => Find(rule.Link))]);

    /// <summary>Null when it goes over none. One that names its link goes over that alone, unless the routes refuse it.</summary>
    internal LinkState? Choose(Submission submission, out FailureCause why)
    {
        why = FailureCause.NoLink;
        if (_routes.IsEmpty)
        {
            return submission.Link is { } wanted ? Find(wanted) : Serving(submission.Recipient);
        }

        var rule = _routes.Find(submission.Recipient, submission.AccountId, submission.Priority);
        if (rule >= 0 && _routes.Rules[rule].Refusal is not null)
        {
            why = FailureCause.RouteRefused;
            return null;
        }

        return submission.Link is { } named ? Find(named) : rule < 0 ? null : _ofRule[rule];
    }

    /// <summary>Why a group cannot go over a link; none when it can.</summary>
    internal static FailureCause Against(SegmentGroup group, LinkState link) =>
        GroupScheduler.Fits(group.Count, link.Link.SegmentsPerSecond, link.Link.Policy.TransactionWindow) ? FailureCause.None : FailureCause.TooLarge;

    private LinkState? Serving(string recipient)
    {
        foreach (var link in links)
        {
            if (link.Link.Serves(recipient))
            {
                return link;
            }
        }

        return null;
    }

    private LinkState? Find(string? name) => Array.Find(links, state => state.Link.Name == name);
}

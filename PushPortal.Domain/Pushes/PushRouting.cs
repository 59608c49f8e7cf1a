using PushPortal.Domain.Routes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Pushes;

/// <summary>Recipients that the published routes refuse are told at once, where the routes are known: in the process that has the SMSC.</summary>
internal static class PushRouting
{
    /// <summary>What such a recipient's problem begins with; the route's own reason follows.</summary>
    internal const string Refused = "is refused by the gateway's routes: ";

    /// <summary>The request with the problems of such recipients. What a PPG in another process hands over is answered by the SMSC, in its own words.</summary>
    internal static PushRequest Routed(this PushRequest request, RouteTable routes)
    {
        if (!routes.Refuses || request.Continues is not null)
        {
            return request;
        }

        RequestedRecipient[]? marked = null;
        for (var at = 0; at < request.Recipients.Count; at++)
        {
            var recipient = request.Recipients[at];
            if (recipient.Problem is null && routes.TargetOf(recipient.Number, request.Account.Id, request.Priority).Refusal is { } why)
            {
                marked ??= [.. request.Recipients];
                marked[at] = recipient with { Problem = Refused + why, Cause = FailureCause.RouteRefused };
            }
        }

        return marked is null ? request : request with { Recipients = marked };
    }
}

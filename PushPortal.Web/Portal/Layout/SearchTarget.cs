using PushPortal.Domain.Accounts;
using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Refusals;
using PushPortal.Web.Api;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Web.Portal.Layout;

/// <summary>Which page answers a search.</summary>
internal static class SearchTarget
{
    private const int FewestDigits = 6;

    /// <summary>Results that were not told within <see cref="Around"/>, of which one is looked for.</summary>
    private const int MostUntold = 500;

    /// <summary>A notification gets its id with the final state that it tells.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromSeconds(2);

    /// <param name="asked">An id of ours (<c>ntf_…</c> of results that were not told alone), a recipient's number, an initiator's push-id, a message_id of SMPP, or the trace id of a request: of what it submitted, or of what was refused.</param>
    internal static async Task<string> FindAsync(
        string asked, long? accountId, IPushEnquiries enquiries, IRefusalStore refusals, ICallbackLog callbacks, IAccountDirectory accounts, CancellationToken ct)
    {
        if (PublicId.TryParse(PublicId.Push, asked, out _))
        {
            return PortalLinks.Push(asked);
        }

        if (PublicId.TryParse(PublicId.BulkRetry, asked, out var retry))
        {
            return PortalLinks.BulkRetry(retry);
        }

        if (PublicId.TryParse(PublicId.Refusal, asked, out var refusal))
        {
            return PortalLinks.Refusal(refusal);
        }

        if (PublicId.TryParse(PublicId.Import, asked, out var import))
        {
            return PortalLinks.ImportOf(import);
        }

        if (PublicId.TryParse(PublicId.CallbackEndpoint, asked, out var endpoint)
            && accounts.All.FirstOrDefault(account => account.Callbacks?.Id == endpoint && (accountId ?? account.Id) == account.Id) is { Code: var code })
        {
            return new CallbackListQuery { Account = accountId is null ? code : null }.ToUri();
        }

        if (PublicId.TryParse(PublicId.Notification, asked, out var notification) && await FindUntoldAsync(notification, accountId, callbacks, ct) is { } untold)
        {
            return PortalLinks.Notifications(untold.PushId, untold.Id.TransactionId);
        }

        if (CallbackId.Parse(asked) is { TransactionId: var told } && await enquiries.FindTransactionAsync(told, accountId, ct) is { } tells)
        {
            return PortalLinks.Notifications(tells.Push.Id, told);
        }

        if (PublicId.TryParse(PublicId.Transaction, asked, out var transaction)
            && await enquiries.FindTransactionAsync(transaction, accountId, ct) is { } found)
        {
            return PortalLinks.Transaction(found.Push.Id, transaction);
        }

        // An initiator may well use a number as its push-id: that goes first.
        if (await enquiries.FindByInitiatorPushIdAsync(asked, accountId, ct) is { } push)
        {
            return PortalLinks.Push(push);
        }

        // A message_id has the digits of an id without what says of what it is; a number can look like one.
        if (PublicId.TryParse("", asked.ToLowerInvariant(), out var message) && await enquiries.FindByMessageIdAsync(message, accountId, ct) is { } delivered)
        {
            return PortalLinks.Push(delivered);
        }

        if (TraceParent.IsTraceId(asked) && await FindTracedAsync(asked, accountId, enquiries, ct) is { } traced)
        {
            return traced;
        }

        if (await FindRefusalAsync(asked, accountId, refusals, ct) is { } refused)
        {
            return refused;
        }

        return IsNumber(asked, out var number)
            ? new PushListQuery { Recipient = number }.ToUri()
            : new PushListQuery { PushId = asked }.ToUri();
    }

    /// <summary>No index has the ids of notifications: of results that were not told it is among those of its moment.</summary>
    private static async Task<UntoldResult?> FindUntoldAsync(long id, long? accountId, ICallbackLog callbacks, CancellationToken ct)
    {
        var at = IdSequence.MadeAt(id);
        var page = await callbacks.PageAsync(new UntoldFilter { AccountId = accountId, From = at - Around, To = at + Around }, null, MostUntold, ct);
        return page.Rows.FirstOrDefault(row => row.NotificationId == id);
    }

    /// <summary>A trace may have submitted several pushes.</summary>
    private static async Task<string?> FindTracedAsync(string traceId, long? accountId, IPushEnquiries enquiries, CancellationToken ct)
    {
        var query = new PushListQuery { TraceId = traceId };
        var found = (await enquiries.PageAsync(new PushFilter { AccountId = accountId, TraceId = traceId.ToLowerInvariant(), Limit = 2 }, ct)).Rows;
        return found switch
        {
            [] => null,
            [var one] => PortalLinks.Push(one.Push.Id),
            _ => query.ToUri(),
        };
    }

    private static async Task<string?> FindRefusalAsync(string asked, long? accountId, IRefusalStore refusals, CancellationToken ct)
    {
        foreach (var query in (RefusalListQuery[])[new(null, asked, null, null), new(null, null, asked, null)])
        {
            var found = await refusals.PageAsync(query.ToFilter(accountId), 2, ct);
            if (found.Count > 0)
            {
                return found is [var one] ? PortalLinks.Refusal(one.Id) : query.ToUri();
            }
        }

        return null;
    }

    private static bool IsNumber(string asked, out string number) =>
        Msisdn.TryParse(asked[0] == '+' ? asked : "+" + asked, out number, out _) && (asked[0] == '+' || number.Length > FewestDigits);
}

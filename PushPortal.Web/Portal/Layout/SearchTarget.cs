using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Web.Portal.Layout;

/// <summary>Which page answers a search.</summary>
internal static class SearchTarget
{
    private const int FewestDigits = 6;

    /// <param name="asked">Our id of a push or transaction, a recipient's number, or an initiator's push-id.</param>
    internal static async Task<string> FindAsync(string asked, long? accountId, IPushEnquiries enquiries, CancellationToken ct)
    {
        if (PublicId.TryParse(PublicId.Push, asked, out _))
        {
            return PortalLinks.Push(asked);
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

        return IsNumber(asked, out var number)
            ? new PushListQuery { Recipient = number }.ToUri()
            : new PushListQuery { PushId = asked }.ToUri();
    }

    private static bool IsNumber(string asked, out string number) =>
        Msisdn.TryParse(asked[0] == '+' ? asked : "+" + asked, out number, out _) && (asked[0] == '+' || number.Length > FewestDigits);
}

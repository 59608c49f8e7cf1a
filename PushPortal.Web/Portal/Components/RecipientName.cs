using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Portal.Components;

/// <summary>What a row is called by: an initiator may have named nothing that can be seen as a recipient.</summary>
internal static class RecipientName
{
    internal static string Of(Transaction transaction) =>
        string.IsNullOrWhiteSpace(transaction.Recipient) ? PublicId.Format(PublicId.Transaction, transaction.Id) : transaction.Recipient;
}

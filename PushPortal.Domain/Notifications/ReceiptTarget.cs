using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Notifications;

/// <summary>
/// Which delivery receipts the ESME of a push wants, kept as its notification target: <c>smpp:receipt/any</c>, <c>/failure</c> or <c>/success</c>, with the
/// message id when that is not the push's own; <c>smpp:parts</c> when each adopted part has its receipt, as it asked.
/// </summary>
public static class ReceiptTarget
{
    private const string Prefix = "smpp:receipt/";

    /// <summary>For a push that was adopted from parts.</summary>
    public static NotificationTarget Parts { get; } = new(NotificationKind.Receipt, new Uri("smpp:parts"));

    /// <param name="messageId">The id that the receipt bears; null for the push's own.</param>
    public static NotificationTarget? Of(ReceiptWish wish, long? messageId = null) => wish == ReceiptWish.None
        ? null
        : new(NotificationKind.Receipt, new Uri($"{Prefix}{Word(wish)}{(messageId is { } id ? "/" + PublicId.Format("", id) : "")}"));

    public static bool IsOfParts(this NotificationTarget target) => target.Url == Parts.Url;

    /// <summary>What the target says; the message id is null for the push's own.</summary>
    public static (ReceiptWish Wish, long? MessageId) Read(NotificationTarget target)
    {
        if (target.Kind != NotificationKind.Receipt || !target.Url.OriginalString.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return (ReceiptWish.None, null);
        }

        var parts = target.Url.OriginalString[Prefix.Length..].Split('/');
        var wish = Enum.GetValues<ReceiptWish>().FirstOrDefault(wish => Word(wish) == parts[0]);
        return (wish, parts.Length > 1 && PublicId.TryParse("", parts[1], out var id) ? id : null);
    }

    /// <summary>Whether a message that ended in this state has a receipt.</summary>
    public static bool Includes(this ReceiptWish wish, TransactionState state) => wish switch
    {
        ReceiptWish.Any => true,
        ReceiptWish.Failure => state.IsFailed(),
        ReceiptWish.Success => state == TransactionState.Delivered,
        _ => false,
    };

    private static string Word(ReceiptWish wish) => wish switch
    {
        ReceiptWish.Any => "any",
        ReceiptWish.Failure => "failure",
        ReceiptWish.Success => "success",
        _ => "none",
    };
}

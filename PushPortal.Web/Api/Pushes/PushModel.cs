using PushPortal.Domain.Content;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Web.Api.Transactions;

namespace PushPortal.Web.Api.Pushes;

/// <summary>A push as the API shows it.</summary>
/// <param name="Id">Our id.</param>
/// <param name="PushId">The initiator's push-id.</param>
/// <param name="Status">pending, delivered, failed or partly-delivered, over its recipients.</param>
/// <param name="Source">The door it came in by: form, rest, pap, smpp or import.</param>
/// <param name="DeliveryMethod">How sure its initiator wants the delivery to be, in PAP's words: confirmed, preferconfirmed, unconfirmed or notspecified; null when it did not say.</param>
/// <param name="NotifyUrl">Where its results are told, when it named that itself.</param>
/// <param name="ContentType">The media type on the air; null for a bare datagram.</param>
/// <param name="Href">What a handset would fetch.</param>
/// <param name="Text">What a text message says; null for every other push, and where the content is hidden.</param>
/// <param name="ContentHidden">Whether the content is hidden, because it shows numbers that the key does not see whole.</param>
/// <param name="ContentErased">When, by whom and why its content was erased; null while it has it. Without content there is neither `href` nor `text`, and the segments have no octets.</param>
/// <param name="CopyOf">Our id of the push that it was submitted as a copy of; null when it is none.</param>
/// <param name="Tags">The words by which it is found again, in order.</param>
/// <param name="TraceId">The trace id that its submission bore in `traceparent`; null when it bore none.</param>
/// <param name="Recipients">How many there are; a list shows the first hundred transactions of each push.</param>
internal sealed record PushModel(
    string Id,
    string PushId,
    string Status,
    string Source,
    string Priority,
    string? DeliveryMethod,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? DeliverAfter,
    DateTimeOffset? DeliverBefore,
    string? NotifyUrl,
    string? ContentType,
    string? Href,
    string? Text,
    bool ContentHidden,
    ErasureModel? ContentErased,
    string? CopyOf,
    IReadOnlyList<string> Tags,
    string? TraceId,
    int Recipients,
    IReadOnlyList<TransactionModel> Transactions)
{
    internal static PushModel Of(PushDetails details) => Of(details.Summary, details.Transactions);

    /// <summary>A push that was just accepted.</summary>
    internal static PushModel Of(SubmitResult.Accepted accepted) => OfNew(accepted.Push, accepted.Transactions);

    /// <summary>A push that would be; its ids and times say nothing.</summary>
    internal static PushModel Of(SubmitResult.WouldBeAccepted would) => OfNew(would.Push, would.Transactions);

    internal static string Word(PushStatus status) => status switch
    {
        PushStatus.Pending => "pending",
        PushStatus.Delivered => "delivered",
        PushStatus.Failed => "failed",
        _ => "partly-delivered",
    };

    private static PushModel OfNew(Push push, IReadOnlyList<Transaction> transactions) =>
        Of(new PushSummary { Push = push, Delivered = 0, Failed = transactions.Count(transaction => transaction.State.IsFailed()) }, transactions);

    private static PushModel Of(PushSummary summary, IReadOnlyList<Transaction> transactions)
    {
        var push = summary.Push;
        return new PushModel(
            PublicId.Format(PublicId.Push, push.Id),
            push.InitiatorPushId,
            Word(summary.Status),
            Lower(push.Source.ToString()),
            Lower(push.Priority.ToString()),
            push.DeliveryMethod is { } method ? DeliveryMethodWords.Word(method) : null,
            push.ReceivedAt,
            push.DeliverAfter,
            push.DeliverBefore,
            push.Notify is { Kind: not NotificationKind.Receipt, OfEndpoint: null, Url: var url } ? url.OriginalString : null,
            push.ContentType,
            push.Href,
            push.Erased is null && !push.ContentHidden ? ContentDecoder.TextOf(push.Datagram.Span, push.Form.Ports?.Destination ?? 0, push.Form.DataCoding) : null,
            push.ContentHidden,
            ErasureModel.Of(push.Erased),
            push.CopyOf is { } original ? PublicId.Format(PublicId.Push, original) : null,
            [.. push.Tags.Order(StringComparer.Ordinal)],
            push.TraceId,
            push.Recipients,
            [.. transactions.Select(TransactionModel.Of)]);
    }

#pragma warning disable CA1308 // The wire has lower-case words.
    private static string Lower(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308
}

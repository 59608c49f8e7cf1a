using PushPortal.Domain.Pushes;

namespace PushPortal.Web.Api.Pushes;

/// <summary>What would be sent, as the answer to a submission shows what is: without ids, times and attempts, which nothing has before it is stored.</summary>
/// <param name="PushId">The initiator's push-id; null when the gateway would make one.</param>
/// <param name="Recipients">How many there would be; a number that is named twice gets the push once.</param>
/// <param name="ShortMessages">Over all recipients that would be served.</param>
/// <param name="Preview">What would go on the air, as `POST /api/v1/pushes/preview` answers it.</param>
internal sealed record DryRunModel(
    string? PushId,
    string Status,
    string Source,
    string Priority,
    DateTimeOffset? DeliverAfter,
    DateTimeOffset? DeliverBefore,
    string? NotifyUrl,
    string? ContentType,
    string? Href,
    string? Text,
    string? CopyOf,
    IReadOnlyList<string> Tags,
    string? TraceId,
    int Recipients,
    long ShortMessages,
    IReadOnlyList<DryRunTransaction> Transactions,
    PreviewModel Preview)
{
    internal static DryRunModel Of(SubmitResult.WouldBeAccepted would, string? pushId)
    {
        var push = PushModel.Of(would);
        return new DryRunModel(
            pushId,
            push.Status,
            push.Source,
            push.Priority,
            push.DeliverAfter,
            push.DeliverBefore,
            push.NotifyUrl,
            push.ContentType,
            push.Href,
            push.Text,
            push.CopyOf,
            push.Tags,
            push.TraceId,
            push.Recipients,
            would.ShortMessages,
            [.. push.Transactions.Select(one => new DryRunTransaction(one.Recipient, one.State, one.Step, one.Code, one.Reason, one.Segments))],
            PreviewModel.Of(would.Encoded));
    }
}

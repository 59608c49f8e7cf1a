using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Api.Callbacks;

/// <summary>A result that was not told.</summary>
/// <param name="Id">Names it here: the transaction's id and the number of its run.</param>
/// <param name="WebhookId">What its receiver knows it by.</param>
/// <param name="State">given-up, or skipped because the endpoint was disabled.</param>
/// <param name="Result">The final state that it tells.</param>
/// <param name="EventAt">When that was reached.</param>
/// <param name="Target">Host and port that it went to last.</param>
/// <param name="Tries">How often it was sent since it was asked for last.</param>
/// <param name="HttpStatus">Of the last answer; null when none came.</param>
/// <param name="Answer">What the last answer said, or why there was none.</param>
internal sealed record CallbackModel(
    string Id,
    string WebhookId,
    string State,
    string Result,
    DateTimeOffset EventAt,
    string Push,
    string PushId,
    string Transaction,
    string Recipient,
    string Target,
    int Tries,
    int? HttpStatus,
    string? Answer)
{
    internal const string GivenUp = "given-up";
    internal const string Skipped = "skipped";

    internal static CallbackModel Of(UntoldResult untold) => new(
        untold.Id.ToString(),
        PublicId.Format(PublicId.Notification, untold.NotificationId),
        untold.Skipped ? Skipped : GivenUp,
        untold.State.Word(),
        untold.EventAt,
        PublicId.Format(PublicId.Push, untold.PushId),
        untold.InitiatorPushId,
        PublicId.Format(PublicId.Transaction, untold.Id.TransactionId),
        untold.Recipient,
        untold.Authority,
        untold.Tries,
        untold.HttpStatus,
        untold.Answer);
}

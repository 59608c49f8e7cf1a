using System.Text.Json.Serialization;
using PushPortal.Domain.Smsc;

namespace PushPortal.Domain.Transactions;

/// <summary>The facts behind a line of the timeline; the sentence is made from them when it is read, in the reader's language.</summary>
[JsonDerivedType(typeof(HandOver), "h")]
[JsonDerivedType(typeof(GroupEnded), "g")]
[JsonDerivedType(typeof(RetryAsked), "r")]
[JsonDerivedType(typeof(NotificationTried), "n")]
[JsonDerivedType(typeof(FetchSeen), "f")]
[JsonDerivedType(typeof(NotificationAsked), "a")]
[JsonDerivedType(typeof(Held), "w")]
public abstract record TimelineDetails
{
    private TimelineDetails()
    {
    }

    /// <param name="SubmissionId">What the SMSC answers by.</param>
    /// <param name="Try">1 for the first hand-over of the run.</param>
    public sealed record HandOver(long SubmissionId, int Try) : TimelineDetails;

    /// <param name="RetryAt">When it is handed over again; null when the run ended.</param>
    /// <param name="Outcome">What the SMSC called it; null in lines that were written before this was kept.</param>
    public sealed record GroupEnded(GroupReport Report, DateTimeOffset? RetryAt, SubmitOutcome? Outcome = null) : TimelineDetails;

    /// <param name="By">Who asked: a portal account or the provider's code.</param>
    /// <param name="Link">The only link that the run may go over; null when the routes decide.</param>
    public sealed record RetryAsked(string By, DateTimeOffset ExpiresAt, string? Link = null) : TimelineDetails;

    /// <param name="Try">1 for the first.</param>
    /// <param name="HttpStatus">Null when no HTTP answer came.</param>
    /// <param name="Answer">PAP's code and text, or why there was no answer.</param>
    public sealed record NotificationTried(Uri Url, int Try, int? HttpStatus, string? Answer, DateTimeOffset? NextAt) : TimelineDetails;

    /// <param name="By">Who asked: a portal account or the provider's code.</param>
    public sealed record NotificationAsked(string By) : TimelineDetails;

    /// <param name="By">Who holds the account's pushes.</param>
    /// <param name="Reason">Why, in their words.</param>
    /// <param name="Since">Since when the account's pushes are held.</param>
    public sealed record Held(string By, string Reason, DateTimeOffset Since) : TimelineDetails;

    public sealed record FetchSeen(string Url, int HttpStatus, long Octets, int DurationMilliseconds) : TimelineDetails;
}

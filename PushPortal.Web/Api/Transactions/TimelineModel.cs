using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Api.Transactions;

/// <summary>One line of a transaction's history.</summary>
/// <param name="Text">A sentence.</param>
/// <param name="Details">The facts behind it, by kind of line.</param>
internal sealed record TimelineModel(DateTimeOffset At, string State, string? Step, string Text, object? Details)
{
    internal static TimelineModel Of(TimelineEntry entry) => new(entry.At, entry.State.Word(), entry.Step.Word(), entry.Sentence(), Facts(entry.Details));

    private static object? Facts(TimelineDetails? details) => details switch
    {
        TimelineDetails.HandOver handOver => new { handOver.Try },
        TimelineDetails.GroupEnded ended => new
        {
            ended.Report.Link,
            ended.Report.Reference,
            ended.Report.Segments,
            Attempts = ended.Report.Attempts.Count,
            ended.Report.PossibleDuplicate,
            ended.RetryAt,
        },
        TimelineDetails.RetryAsked asked => new { asked.By, asked.ExpiresAt, asked.Link },
        TimelineDetails.Held held => new { held.By, held.Reason, held.Since },
        TimelineDetails.NotificationTried tried => new { Url = tried.Url.OriginalString, tried.Try, tried.HttpStatus, tried.Answer, tried.NextAt },
        TimelineDetails.FetchSeen fetch => new { fetch.Url, Status = fetch.HttpStatus, fetch.Octets, DurationMs = fetch.DurationMilliseconds },
        _ => null,
    };
}

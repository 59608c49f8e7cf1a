using PushPortal.Domain.Smsc;
using static PushPortal.Domain.Transactions.TimelineDetails;

namespace PushPortal.Domain.Transactions;

/// <summary>A line of history as an English sentence, for REST. The portal has its own resources.</summary>
public static class TimelineText
{
    public static string Sentence(this TimelineEntry entry) => entry.Kind switch
    {
        TimelineKind.Accepted => "Accepted and stored",
        TimelineKind.AcceptedForLater => "Accepted and stored; it is held until its deliver-after time",
        TimelineKind.Rejected => $"Rejected: {Cause(entry)}",
        TimelineKind.HandedToSmsc => "Handed whole to the SMSC",
        TimelineKind.HandedOverAgain => "Handed to the SMSC again: its answer was missing",
        TimelineKind.Delivered => $"Delivered: {Group(entry)}",
        TimelineKind.WillRetry => $"Not delivered: {Cause(entry)}; it will be tried again",
        TimelineKind.Failed => $"Failed: {Cause(entry)}",
        TimelineKind.LifetimeEnded => $"Its lifetime ended: {Cause(entry)}",
        TimelineKind.Cancelled => "Cancelled",
        TimelineKind.RetryRequested when entry.Details is RetryAsked { Link: { } link } asked => $"Retry over link {link} alone asked for by {asked.By}",
        TimelineKind.RetryRequested when entry.Details is RetryAsked asked => $"Retry asked for by {asked.By}",
        TimelineKind.NotificationConfirmed => $"The initiator confirmed the result notification{Answer(entry)}",
        TimelineKind.NotificationRefused => $"The result notification was not confirmed{Answer(entry)}; it will be sent again",
        TimelineKind.NotificationGivenUp => $"The result notification was given up{Answer(entry)}",
        TimelineKind.NotificationSkipped => $"The result notification was not sent{Answer(entry)}; it is kept",
        TimelineKind.NotificationAskedAgain when entry.Details is NotificationAsked asked => $"{asked.By} asked for the result notification to be sent again",
        TimelineKind.AccountHeld when entry.Details is Held held => $"Waits: {held.By} holds the account's pushes: {held.Reason}",
        TimelineKind.HandsetReturned => "The handset is back: it will be tried again now",
        TimelineKind.Fetched when entry.Details is FetchSeen fetch => $"The handset fetched {fetch.Url}: HTTP {fetch.HttpStatus}, {fetch.Octets} octets",
        _ => entry.Kind.ToString(),
    };

    private static string Cause(TimelineEntry entry) => entry.Cause.Words();

    private static string Group(TimelineEntry entry) => entry.Details is GroupEnded { Report: var report }
        ? $"{report.Segments} {(report.Segments == 1 ? "segment" : "segments")} acknowledged, {report.Attempts.Count} sent{Before(report)}"
        : "every segment was acknowledged";

    private static string Before(GroupReport report) => report.DeliveredBefore is { Count: var before } ? $", {before} delivered by an earlier try" : "";

    private static string Answer(TimelineEntry entry) => entry.Details is NotificationTried tried
        ? (tried.HttpStatus is { } status ? $" (HTTP {status}" : " (no answer") + (tried.Answer is { Length: > 0 } answer ? $", {answer})" : ")")
        : "";
}

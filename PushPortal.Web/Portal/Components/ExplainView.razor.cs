using System.Globalization;
using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Content;
using PushPortal.Domain.Protocols.Wsp;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Portal.Components;

/// <summary>Every decision about a transaction, from the door that its push came in by to the confirmation of its result, with the facts that it was made from.</summary>
public sealed partial class ExplainView(IAccountDirectory accounts, PpgPolicy policy, RouteDesk desk) : ComponentBase, IDisposable
{
    private const string Good = "pp-good";
    private const string Bad = "pp-bad";
    private const string Warn = "pp-warn";

    [Parameter, EditorRequired] public Push Push { get; set; } = default!;

    [Parameter, EditorRequired] public Transaction Transaction { get; set; } = default!;

    /// <summary>The transaction's whole number: the routes are asked with it, whatever of it is shown.</summary>
    [Parameter, EditorRequired] public string Recipient { get; set; } = "";

    /// <summary>Oldest first.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<TimelineEntry> Timeline { get; set; } = [];

    /// <summary>Why groups went over their links, by their first attempts: asked once, although the page repaints with each change.</summary>
    private readonly Dictionary<DateTimeOffset, RouteReason?> _reasons = [];

    private readonly CancellationTokenSource _gone = new();

    [CascadingParameter] private ViewSettings Settings { get; set; } = ViewSettings.Default;

    private bool IsRefusedAtOnce => Transaction is { State: TransactionState.Rejected, Cause: FailureCause.RouteRefused };

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (IsRefusedAtOnce)
        {
            await AskAsync("", Push.ReceivedAt);
        }

        foreach (var (at, ended) in Timeline.Where(entry => entry.Details is TimelineDetails.GroupEnded).Select(entry => (entry.At, (TimelineDetails.GroupEnded)entry.Details!)).ToList())
        {
            await AskAsync(ended.Report.Link, LinkedAt(ended, at));
        }
    }

    private async Task AskAsync(string link, DateTimeOffset at)
    {
        if (!_reasons.ContainsKey(at))
        {
            _reasons[at] = await desk.ReasonOfAsync(Transaction with { Recipient = Recipient }, link, at, _gone.Token);
        }
    }

    private static DateTimeOffset LinkedAt(TimelineDetails.GroupEnded ended, DateTimeOffset at) => ended.Report.Attempts is [var first, ..] ? first.At : at;

    private IEnumerable<(string Title, string Fact, string Css)> Decisions() =>
        [.. Submission(), .. Encoding(), .. Schedule(), .. Timeline.SelectMany(History), .. Notification()];

    private IEnumerable<(string, string, string)> Submission()
    {
        var account = accounts.Find(Push.AccountId);
        yield return (Text["Explain_Door"], Text["Explain_DoorFact", Text.Of(Push.Source), account?.Name ?? "?", account?.Code ?? "?"], Good);
        // Whoever may not submit, and what is above a limit, is refused before there is a push.
        yield return (Text["Explain_Access"], Text[$"Explain_Access_{Push.Source}"], Good);
        yield return (Text["Explain_Limits"], account?.Limits is { PushesPerDay: > 0 } limits ? Text["Explain_LimitsFact", limits.PushesPerDay] : Text["Explain_NoLimits"], Good);
        yield return (Text["Explain_PushId"], Text["Explain_PushIdFact", Push.InitiatorPushId], Good);
        yield return Transaction.Cause is FailureCause.UnusableAddress or FailureCause.UnknownAlias
            ? (Text["Explain_Address"], Text.Of(Transaction.Cause), Bad)
            : (Text["Explain_Address"], Transaction.Address is { } address && !address.Contains(Transaction.Recipient, StringComparison.Ordinal)
                ? Text["Explain_Alias", address, Transaction.Recipient]
                : Text["Explain_Number", Transaction.Recipient], Good);
        if (IsRefusedAtOnce)
        {
            yield return (Text["Explain_Route"], RouteFact("", Push.ReceivedAt, FailureCause.RouteRefused), Bad);
        }
    }

    private IEnumerable<(string, string, string)> Encoding()
    {
        yield return (Text["Explain_Content"], ContentFact(), Good);
        yield return (Text["Explain_Capability"], Text["Explain_CapabilityFact"], Good);
        yield return (Text["Explain_Ports"], Push.Form.Ports is { } ports ? Text["Explain_PortsFact", ports.Destination, ports.Source] : Text["Explain_NoPorts"], Good);
        yield return (Text["Segments"], Push.Erased is null ? Text["Explain_SegmentsFact", Push.Datagram.Length, Transaction.Segments] : Transaction.Segments.ToString(CultureInfo.CurrentCulture), Good);
    }

    private string ContentFact()
    {
        if (Push.Erased is not null)
        {
            return Text["Explain_ContentErased", Push.ContentType ?? Text["BareDatagram"]];
        }

        if (Push.ContentHidden)
        {
            return Push.ContentType ?? Text["BareDatagram"];
        }

        try
        {
            var decoded = ContentDecoder.Decode(Push.Datagram.Span, Push.Form.Ports?.Destination ?? 0, Push.Form.DataCoding);
            return decoded.ContentType is null ? Text["BareDatagram"] : Text["Explain_ContentFact", decoded.ContentType, decoded.ApplicationId ?? "–", decoded.Body.Length];
        }
        catch (WspFormatException)
        {
            return Text["NotDecodable"];
        }
    }

    private IEnumerable<(string, string, string)> Schedule()
    {
        yield return (Text["Priority"], Text.Of(Push.Priority), Good);
        if (Push.DeliverAfter is { } after)
        {
            yield return (Text["DeliverAfter"], Text["Explain_HeldUntil", Local(after)], Good);
        }

        yield return (Text["Explain_Lifetime"], Text[Transaction.DeliverBeforeGiven ? "Explain_LifetimeGiven" : "Explain_LifetimeOwn", Local(Transaction.ExpiresAt), DurationText.Of(policy.DefaultLifetime)], Good);
        yield return (Text["Explain_Mode"], Text[$"Explain_Mode_{Push.Mode}"], Good);
    }

    private IEnumerable<(string, string, string)> History(TimelineEntry entry)
    {
        switch (entry.Details)
        {
            case TimelineDetails.HandOver handOver:
                yield return (Text["Explain_HandOver"], Text["Explain_HandOverFact", handOver.Try, Local(entry.At)], Good);
                break;
            case TimelineDetails.GroupEnded ended:
                yield return (Text["Explain_Route"], AskedFor(entry) is { Link: { } chosen } run && chosen == ended.Report.Link ? Text["Explain_RouteChosen", chosen, run.By] : RouteFact(ended.Report.Link, LinkedAt(ended, entry.At), entry.Cause), ended.Report.Link.Length == 0 ? Bad : Good);
                yield return (Text["Explain_Group"], GroupFact(ended, entry), entry.State == TransactionState.Delivered ? Good : Bad);
                if (entry.State != TransactionState.Delivered)
                {
                    yield return ended.RetryAt is { } at
                        ? (Text["Explain_Again"], Text[entry.Cause.WaitsForHandset() ? "Explain_AgainHandset" : "Explain_AgainFact", Local(at)], Warn)
                        : (Text["Explain_Again"], Text[ended.Outcome == SubmitOutcome.TemporaryFailure ? "Explain_NotAgainTime" : "Explain_NotAgainPermanent"], Bad);
                }

                break;
            case TimelineDetails.Held held:
                yield return (Text["Explain_Hold"], Text["Explain_HoldFact", held.By, Local(held.Since), held.Reason], Warn);
                break;
            case TimelineDetails.RetryAsked asked:
                yield return (Text["Retry"], asked.Link is { } only ? Text["Explain_RetryLinkFact", asked.By, Local(asked.ExpiresAt), only] : Text["Explain_RetryFact", asked.By, Local(asked.ExpiresAt)], Warn);
                break;
        }
    }

    /// <summary>The retry that opened the run of a line; null in the first.</summary>
    private TimelineDetails.RetryAsked? AskedFor(TimelineEntry entry) =>
        Timeline.TakeWhile(line => !ReferenceEquals(line, entry)).Select(line => line.Details).OfType<TimelineDetails.RetryAsked>().LastOrDefault();

    private string RouteFact(string link, DateTimeOffset at, FailureCause cause) => (link, _reasons.GetValueOrDefault(at)) switch
    {
        ("", { Version: { } version, Rule: { Refusal: { } refusal } rule }) => Text["Explain_RouteRefused", rule.Name, version.Number, version.By, Local(version.At), refusal],
        ("", { Version: { } version, Rule: null }) => Text["Explain_RouteNoRule", version.Number],
        ("", _) => cause == FailureCause.RouteRefused ? Text.Of(cause) : Text["Explain_NoRoute"],
        (_, { Version: { } version, Rule: { } rule }) => Text["Explain_RouteRule", link, rule.Name, version.Number, version.By, Local(version.At)],
        (_, { Version: null }) => Text["Explain_RouteFact", link],
        _ => Text["Explain_RouteLink", link],
    };

    private string GroupFact(TimelineDetails.GroupEnded ended, TimelineEntry entry)
    {
        var report = ended.Report;
        var acknowledged = report.Attempts.Where(attempt => attempt.Answer == SegmentAnswerKind.Delivered).Select(attempt => attempt.Segment).Concat(report.DeliveredBefore ?? []).Distinct().Count();
        var fact = Text["Explain_GroupFact", acknowledged, report.Segments, report.Attempts.Count].Value;
        return entry.Cause == FailureCause.None ? fact : Text["SentenceWithFacts", fact, Text.Of(entry.Cause)];
    }

    private IEnumerable<(string, string, string)> Notification()
    {
        if (Push.Notify is not { } notify)
        {
            yield return (Text["Notifications"], Text["Explain_NoNotification"], "");
            yield break;
        }

        var told = Timeline.LastOrDefault(entry => entry.Kind is TimelineKind.NotificationConfirmed or TimelineKind.NotificationRefused or TimelineKind.NotificationGivenUp or TimelineKind.NotificationSkipped);
        yield return notify.Kind == NotificationKind.Receipt
            ? (Text["Notifications"], Text["Explain_Receipt"], Good)
            : Transaction.State.IsFinal() && !notify.Tells(Transaction.State) ? (Text["Notifications"], Text["Explain_NotWanted"], "")
            : notify.OfEndpoint is not null ? (Text["Notifications"], Text["NotifiedAtEndpoint"], Good)
            : (Text["Notifications"], Text["Explain_NotificationFact", notify.Kind.ToString(), notify.Url.OriginalString], Good);
        if (told is not null)
        {
            yield return (Text["Explain_Told"], TimelineSentence.Of(told, Text), told.Kind == TimelineKind.NotificationConfirmed ? Good : Bad);
        }
    }

    private string Local(DateTimeOffset at) => Settings.ToLocal(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

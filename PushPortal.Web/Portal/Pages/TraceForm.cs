using Microsoft.Extensions.Localization;
using PushPortal.Infrastructure.Tracing;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Pages;

/// <summary>What is typed to start a trace, and what is wrong with it.</summary>
internal sealed class TraceForm
{
    private const int FewestDigits = 6;

    private readonly Dictionary<string, string> _errors = [];

    internal TraceSubjectKind Kind { get; set; }

    internal string? Subject { get; set; }

    internal string Duration { get; set; } = DurationText.Of(TraceOrder.UsualDuration);

    internal bool ShowsContent { get; set; }

    internal string? Reason { get; set; }

    internal string? ErrorOf(string field) => _errors.GetValueOrDefault(field);

    /// <summary>The order; null when something is wrong, which is then said beside its field.</summary>
    internal TraceOrder? Read(string by, IStringLocalizer<Texts> words)
    {
        _errors.Clear();
        var subject = Subject?.Trim() ?? "";
        if (subject.Length == 0 || (Kind == TraceSubjectKind.Recipient && subject.Count(char.IsAsciiDigit) < FewestDigits))
        {
            _errors[nameof(Subject)] = words["TraceSubjectNeeded"];
        }

        if (!DurationText.TryParse(Duration, out var duration) || duration < TimeSpan.FromSeconds(1) || duration > TraceOrder.LongestDuration)
        {
            _errors[nameof(Duration)] = words["DurationWrong", DurationText.Of(TimeSpan.FromSeconds(1)), DurationText.Of(TraceOrder.LongestDuration)];
        }

        if (ShowsContent && string.IsNullOrWhiteSpace(Reason))
        {
            _errors[nameof(Reason)] = words["RetryReasonNeeded"];
        }

        return _errors.Count == 0 ? new TraceOrder(Kind, subject, duration, ShowsContent, by, Reason?.Trim() ?? "") : null;
    }
}

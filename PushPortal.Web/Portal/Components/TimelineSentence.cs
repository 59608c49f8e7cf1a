using System.Globalization;
using Microsoft.Extensions.Localization;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Portal.Components;

/// <summary>What a line of the timeline says, from its facts, in the reader's language.</summary>
internal static class TimelineSentence
{
    internal static string Of(TimelineEntry entry, IStringLocalizer<Texts> text)
    {
        string sentence = text[$"Timeline_{entry.Kind}"];
        return entry.Details switch
        {
            TimelineDetails.HandOver handOver => Join(text, sentence, text["TimelineTry", handOver.Try]),
            TimelineDetails.RetryAsked asked => Join(text, sentence, text["TimelineBy", asked.By], asked.Link is { } link ? text["TimelineOnlyLink", link] : null),
            TimelineDetails.Held held => Join(text, sentence, text["HeldBy", held.By, held.Reason]),
            TimelineDetails.NotificationAsked asked => Join(text, sentence, text["TimelineBy", asked.By]),
            TimelineDetails.NotificationTried tried when entry.Kind == TimelineKind.NotificationSkipped => Join(text, sentence, text["SkippedWhy"]),
            TimelineDetails.NotificationTried tried => Join(text, sentence, text["TimelineTry", tried.Try], Answer(tried)),
            TimelineDetails.FetchSeen seen => Join(text, sentence, text["TimelineFetch", seen.HttpStatus, seen.Octets, seen.DurationMilliseconds]),
            _ when entry.Cause != FailureCause.None && entry.Kind != TimelineKind.Cancelled => Join(text, sentence, text.Of(entry.Cause)),
            _ => sentence,
        };
    }

    private static string? Answer(TimelineDetails.NotificationTried tried) =>
        string.Join(' ', new[] { tried.HttpStatus?.ToString(CultureInfo.InvariantCulture), tried.Answer }.Where(part => !string.IsNullOrEmpty(part)));

    private static string Join(IStringLocalizer<Texts> text, string sentence, params IEnumerable<string?> facts)
    {
        var known = string.Join(text["ListSeparator"], facts.Where(fact => !string.IsNullOrEmpty(fact)));
        return known.Length == 0 ? sentence : text["SentenceWithFacts", sentence, known];
    }
}

using System.Globalization;
using Microsoft.Extensions.Localization;
using PushPortal.Domain.Alarms;

namespace PushPortal.Web.Portal.Components;

/// <summary>What an alarm is, and what its numbers say, in the reader's language.</summary>
internal static class AlarmSentence
{
    internal static string TitleOf(Alarm alarm, IStringLocalizer<Texts> text) =>
        alarm.Subject.Length == 0 ? text[$"Alarm_{alarm.Kind}"] : text["AlarmAbout", text[$"Alarm_{alarm.Kind}"], alarm.Subject];

    internal static string Of(Alarm alarm, IStringLocalizer<Texts> text)
    {
        var facts = alarm.Facts;
        object[] numbers = alarm.Kind switch
        {
            AlarmKind.LinkDown or AlarmKind.SmscLinkDown => [Number(facts.Value)],
            AlarmKind.FailureRate => [Number(facts.Value), Number(facts.Of), Percent((double)facts.Value / facts.Of), Percent(facts.Limit / 100.0)],
            AlarmKind.OldestDue => [Seconds(facts.Value), Seconds(facts.Limit)],
            AlarmKind.NotificationsWaiting => [Number(facts.Value), Number(facts.Limit)],
            AlarmKind.StoreFails or AlarmKind.SubmissionsSuspended or AlarmKind.AccountHeld => [Seconds(facts.Value)],
            AlarmKind.CallbackFailing => [Seconds(facts.Value), Percent(facts.Level / 100.0), Seconds(facts.Limit)],
            AlarmKind.QuotaUsed => [Number(facts.Value), Number(facts.Limit), Percent(facts.Level / 100.0)],
            AlarmKind.KeyExpiring => [Seconds(facts.Value), Number(facts.Of), Seconds(facts.Limit)],
            AlarmKind.LittleDisk => [OctetText.SizeOf(facts.Value), OctetText.SizeOf(facts.Of), OctetText.SizeOf(facts.Limit)],
            _ => throw new ArgumentOutOfRangeException(nameof(alarm), alarm.Kind, null),
        };
        return text[$"AlarmFacts_{alarm.Kind}", numbers];
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.CurrentCulture);

    private static string Percent(double part) => part.ToString("P0", CultureInfo.CurrentCulture);

    private static string Seconds(long seconds) => DurationText.Of(TimeSpan.FromSeconds(seconds));
}

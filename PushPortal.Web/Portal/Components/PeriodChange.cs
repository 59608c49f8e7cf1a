using System.Globalization;
using Microsoft.Extensions.Localization;
using PushPortal.Domain.Enquiries;

namespace PushPortal.Web.Portal.Components;

/// <summary>How much more or less there is than in the period before, in words and with an arrow.</summary>
internal static class PeriodChange
{
    /// <summary>The steps that can be compared: the last one still goes on.</summary>
    internal static IReadOnlyList<TrafficPoint> Whole(IReadOnlyList<TrafficPoint> points) => [.. points.SkipLast(1)];

    /// <summary>Of numbers of things.</summary>
    internal static string Of(long now, long before, IStringLocalizer<Texts> words)
    {
        var was = before.ToString("N0", CultureInfo.CurrentCulture);
        return now == before ? words["CompareSame", was]
            : before == 0 ? words["CompareNone"]
            : words[now > before ? "CompareMore" : "CompareLess", Percent(Math.Abs(now - before) / (double)before), was];
    }

    /// <summary>Of durations; null when one of them is not there.</summary>
    internal static string? Of(TimeSpan? now, TimeSpan? before, IStringLocalizer<Texts> words)
    {
        if (now is not { } took || before is not { Ticks: > 0 } was)
        {
            return null;
        }

        var text = DurationText.Of(TimeSpan.FromMilliseconds(Math.Round(was.TotalMilliseconds)));
        var part = Percent(Math.Abs((took - was) / was));
        return part == Percent(0) ? words["CompareSameTime", text] : words[took > was ? "CompareLonger" : "CompareShorter", part, text];
    }

    private static string Percent(double part) => part.ToString("P0", CultureInfo.CurrentCulture);
}

using System.Globalization;
using Microsoft.Extensions.Localization;

namespace PushPortal.Web.Portal.Components;

/// <summary>How long ago something was, or in how long it will be, in the largest unit that it fills.</summary>
internal static class AgeText
{
    /// <param name="age">Below zero for what is still to come.</param>
    internal static string Of(TimeSpan age, IStringLocalizer words) => age.Duration() < TimeSpan.FromSeconds(1) ? words["TimeNow"] : Written(age, words);

    /// <summary>The same without seconds, for where they would change what nobody reads.</summary>
    internal static string Rough(TimeSpan age, IStringLocalizer words) => age.Duration() < TimeSpan.FromMinutes(1) ? words["TimeUnderMinute"] : Written(age, words);

    private static string Written(TimeSpan age, IStringLocalizer words)
    {
        var length = age.Duration();
        var (unit, count) = length switch
        {
            { TotalMinutes: < 1 } => ("s", length.TotalSeconds),
            { TotalHours: < 1 } => ("min", length.TotalMinutes),
            { TotalDays: < 1 } => ("h", length.TotalHours),
            _ => ("d", length.TotalDays),
        };
        return words[(age < TimeSpan.Zero ? "TimeIn_" : "TimeAgo_") + unit, Math.Floor(count).ToString("N0", CultureInfo.CurrentCulture)];
    }
}

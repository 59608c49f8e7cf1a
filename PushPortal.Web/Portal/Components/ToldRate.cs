using System.Globalization;
using PushPortal.Domain.Callbacks;

namespace PushPortal.Web.Portal.Components;

/// <summary>How much of what ended was confirmed by those who are told results.</summary>
internal static class ToldRate
{
    /// <summary>In percent; a dash when nothing ended.</summary>
    internal static string Of(IReadOnlyList<ToldHour> hours) =>
        Ended(hours) is > 0 and var ended ? ((double)hours.Sum(hour => hour.Confirmed) / ended).ToString("P1", CultureInfo.CurrentCulture) : "–";

    internal static long Ended(IReadOnlyList<ToldHour> hours) => hours.Sum(hour => hour.Confirmed + hour.GivenUp + hour.Skipped);
}

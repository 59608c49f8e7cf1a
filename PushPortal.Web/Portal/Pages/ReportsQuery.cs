using System.Globalization;
using PushPortal.Domain.Reports;

namespace PushPortal.Web.Portal.Pages;

/// <summary>What the address of the reports says, as it was written.</summary>
public sealed record ReportsQuery
{
    /// <summary>The only value of <see cref="By"/>: lines by link instead of by account.</summary>
    internal const string Link = "link";

    public string? By { get; init; }

    /// <summary>An account by its code: its lines alone.</summary>
    public string? Account { get; init; }

    /// <summary>The first day.</summary>
    public string? From { get; init; }

    /// <summary>The last day.</summary>
    public string? To { get; init; }

    /// <summary>From 1.</summary>
    public string? Page { get; init; }

    internal bool IsByLink => By == Link;

    internal int PageNumber => int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : 1;

    internal string ToUri() => PortalLinks.With(PortalLinks.Reports, [.. Members, ("page", Page)]);

    /// <summary>All lines as a file, with the days of a zone.</summary>
    internal string ToExport(string format, TimeZoneInfo zone) => PortalLinks.With(PortalLinks.ReportExport, [.. Members, ("zone", zone.Id), ("format", format)]);

    /// <summary>Null when the days cannot be used.</summary>
    internal ReportRange? ToRange(TimeZoneInfo zone, DateTimeOffset now)
    {
        var (first, last) = (ReportDay.Read(From), ReportDay.Read(To));
        var isRead = (string.IsNullOrWhiteSpace(From) || first is not null) && (string.IsNullOrWhiteSpace(To) || last is not null);
        return isRead ? ReportRange.Of(first, last, zone, now) : null;
    }

    internal static ReportsQuery Of(IQueryCollection given) => new() { By = given["by"], Account = given["account"], From = given["from"], To = given["to"] };

    private (string Name, string? Value)[] Members => [("by", By), ("account", Account), ("from", From), ("to", To)];
}

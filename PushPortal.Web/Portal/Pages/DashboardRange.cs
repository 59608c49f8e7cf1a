using PushPortal.Domain.Enquiries;

namespace PushPortal.Web.Portal.Pages;

/// <summary>A range that the dashboard can show.</summary>
/// <param name="Word">In the page's address.</param>
public sealed record DashboardRange(string Word, TrafficRange Traffic)
{
    public static IReadOnlyList<DashboardRange> All { get; } =
    [
        new("15min", new(TimeSpan.FromMinutes(1), 15)),
        new("1h", new(TimeSpan.FromMinutes(1), 60)),
        new("3h", new(TimeSpan.FromMinutes(2), 90)),
        new("24h", new(TimeSpan.FromHours(1), 24)),
        new("7d", new(TimeSpan.FromHours(2), 84)),
        new("30d", new(TimeSpan.FromHours(6), 120)),
    ];

    public static DashboardRange Usual => All[1];

    public static DashboardRange Of(string? word) => All.FirstOrDefault(range => range.Word == word) ?? Usual;
}

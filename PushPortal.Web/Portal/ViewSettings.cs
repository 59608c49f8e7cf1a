using System.Globalization;
using System.Text.Json.Serialization;

namespace PushPortal.Web.Portal;

/// <summary>
/// How one browser wants its pages: kept in cookies that the page's script writes, and read while prerendering, so that the first
/// paint is the right one.
/// </summary>
/// <param name="SystemIsDark">What the browser's system prefers.</param>
/// <param name="Zone">IANA name of the browser's time zone; null before it has said one.</param>
public sealed record ViewSettings(ThemeChoice Theme, bool SystemIsDark, string? Zone)
{
    internal const string ThemeCookie = "pushportal.theme";
    internal const string SystemCookie = "pushportal.system";
    internal const string ZoneCookie = "pushportal.zone";
    internal const string ChosenZoneCookie = "pushportal.chosen-zone";
    internal const string TimesCookie = "pushportal.times";

    /// <summary>What the cookie has for times that say how long ago.</summary>
    internal const string RelativeWord = "relative";

    private const string InputForm = "yyyy-MM-dd'T'HH:mm";

    public static ViewSettings Default { get; } = new(ThemeChoice.System, SystemIsDark: false, Zone: null);

    /// <summary>IANA name of the zone that was chosen instead of the browser's; null for none.</summary>
    public string? ChosenZone { get; init; }

    /// <summary>Whether times say how long ago, and not when.</summary>
    public bool ShowsAge { get; init; }

    [JsonIgnore]
    public bool IsDark => Theme == ThemeChoice.Dark || (Theme == ThemeChoice.System && SystemIsDark);

    /// <summary>The chosen one, else the browser's; UTC where the browser has not said its zone, or said one that is not known here.</summary>
    [JsonIgnore]
    public TimeZoneInfo TimeZone => Find(ChosenZone) ?? Find(Zone) ?? TimeZoneInfo.Utc;

    internal static ViewSettings From(IRequestCookieCollection cookies) => new(
        Enum.TryParse<ThemeChoice>(cookies[ThemeCookie], ignoreCase: true, out var theme) && Enum.IsDefined(theme) ? theme : ThemeChoice.System,
        cookies[SystemCookie] == "dark",
        cookies[ZoneCookie])
    { ChosenZone = cookies[ChosenZoneCookie], ShowsAge = cookies[TimesCookie] == RelativeWord };

    private static TimeZoneInfo? Find(string? zone) => zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : null;

    public DateTimeOffset ToLocal(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, TimeZone);

    /// <summary>The instant as a field for local date and time holds it.</summary>
    internal string? ToInput(DateTimeOffset? at) => at is { } instant ? ToLocal(instant).ToString(InputForm, CultureInfo.InvariantCulture) : null;

    /// <summary>The same to the second, where a second makes another content.</summary>
    internal string ToExactInput(DateTimeOffset at) => ToLocal(at).ToString(at.Second == 0 ? InputForm : InputForm + "':'ss", CultureInfo.InvariantCulture);

    /// <summary>What a field for local date and time holds, as an instant. An empty one is none and is right; false when it is no time.</summary>
    internal bool TryReadInput(string? input, out DateTimeOffset? at)
    {
        at = null;
        if (string.IsNullOrWhiteSpace(input))
        {
            return true;
        }

        if (!DateTime.TryParse(input, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return false;
        }

        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        at = new DateTimeOffset(local, TimeZone.GetUtcOffset(local)).ToUniversalTime();
        return true;
    }
}

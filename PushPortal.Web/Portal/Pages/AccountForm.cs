using System.Globalization;
using PushPortal.Domain.Accounts;
using PushPortal.Web.Portal.Components;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Portal.Pages;

/// <summary>What is typed into the form of an account.</summary>
internal sealed class AccountForm
{
    internal string Name { get; set; } = "";

    internal bool Enabled { get; set; }

    /// <summary>Parted by spaces, commas or line ends.</summary>
    internal string Networks { get; set; } = "";

    internal string Weight { get; set; } = "";

    internal string Rate { get; set; } = "";

    internal string Quota { get; set; } = "";

    /// <summary>Parted as the networks are.</summary>
    internal string HttpNetworks { get; set; } = "";

    internal bool HeaderEnrichment { get; set; }

    internal bool ShowsNumbersToAll { get; set; }

    /// <summary>Empty: as the setting says.</summary>
    internal string ContentRetention { get; set; } = "";

    internal string SmppWindow { get; set; } = "";

    internal string SmppBinds { get; set; } = "";

    internal string SmppSegments { get; set; } = "";

    /// <summary>Parted as the networks are.</summary>
    internal string SmppPrefixes { get; set; } = "";

    internal string SmppNetworks { get; set; } = "";

    internal static AccountForm Of(ServiceProvider account) => new()
    {
        Name = account.Name,
        Enabled = account.Enabled,
        Networks = string.Join('\n', account.AllowedTargetNetworks),
        Weight = Text(account.Weight),
        Rate = Text(account.Limits.SubmissionsPerSecond),
        Quota = Text(account.Limits.PushesPerDay),
        HttpNetworks = string.Join('\n', account.HttpNetworks),
        HeaderEnrichment = account.HeaderEnrichment,
        ShowsNumbersToAll = account.ShowsNumbersToAll,
        ContentRetention = account.ContentRetention is { } kept ? DurationText.Of(kept) : "",
        SmppWindow = Text(account.Smpp.Window),
        SmppBinds = Text(account.Smpp.Binds),
        SmppSegments = Text(account.Smpp.SegmentsPerSecond),
        SmppPrefixes = string.Join('\n', account.Smpp.SourcePrefixes),
        SmppNetworks = string.Join('\n', account.Smpp.Networks),
    };

    internal AccountEdit Edit() => new()
    {
        Name = Name,
        Enabled = Enabled,
        Weight = Number(Weight),
        AllowedTargetNetworks = Words(Networks),
        HttpNetworks = Words(HttpNetworks),
        HeaderEnrichment = HeaderEnrichment,
        ShowsNumbersToAll = ShowsNumbersToAll,
        ContentRetention = Kept(ContentRetention),
        Limits = new AccountLimits { SubmissionsPerSecond = Number(Rate), PushesPerDay = Number(Quota) },
        Smpp = new SmppAccess
        {
            Window = Number(SmppWindow),
            Binds = Number(SmppBinds),
            SegmentsPerSecond = Number(SmppSegments),
            SourcePrefixes = Words(SmppPrefixes),
            Networks = Words(SmppNetworks),
        },
    };

    /// <summary>What is no duration is out of range.</summary>
    private static TimeSpan? Kept(string text) => string.IsNullOrWhiteSpace(text) ? null : DurationText.TryParse(text, out var kept) ? kept : TimeSpan.Zero;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What is no number is out of every range.</summary>
    private static int Number(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static string[] Words(string text) => text.Split([' ', ',', ';', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
}

using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Usage;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Web.Portal.Components;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Portal.Pages;

/// <summary>What an account has submitted, by day, and how far it is from its limits: a provider's own account, or for staff the one in the address.</summary>
public sealed partial class UsagePage(
    IPushEnquiries enquiries, IUsage usage, IStoreSize size, IAccountDirectory accounts, SubmissionLimits limits, IOptions<StorageOptions> storage, IStringLocalizer<Texts> words, TimeProvider clock) : PortalPage
{
    /// <summary>Days of UTC, as the quota has them.</summary>
    private static readonly TrafficRange Range = new(TimeSpan.FromDays(1), 30);

    private ServiceProvider? _account;
    private LimitState _state;
    private DateTimeOffset _dayEnds;
    private long _storeOctets;
    private IReadOnlyList<TrafficPoint> _days = [];
    private IReadOnlyList<DateTimeOffset> _times = [];
    private UsageDays _usage = new([], null);

    /// <summary>The code of the account, for staff.</summary>
    [SupplyParameterFromQuery] private string? Account { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _storeOctets = Viewer.IsStaff ? await size.OctetsAsync(Gone) : 0;
        _account = Viewer.AccountId is { } own ? accounts.Find(own) : Account is { Length: > 0 } code ? accounts.Find(code) : null;
        if (_account is { } account)
        {
            _state = limits.StateOf(account);
            var now = clock.GetUtcNow();
            _days = await enquiries.TrafficAsync(account.Id, Range, now, Gone);
            var (first, last) = DaysAt(now);
            _usage = await usage.OfAsync(account.Id, first, last, Gone);
            _dayEnds = Range.StartAt(now) + Range.Length;
            _times = [.. _days.Select(day => day.At)];
        }
    }

    /// <summary>The days that are shown at an instant: today and those before.</summary>
    internal static (DateOnly First, DateOnly Last) DaysAt(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return (today.AddDays(1 - Range.Steps), today);
    }

    private string FileOf(string format) => PortalLinks.With(PortalLinks.UsageExport, ("account", Viewer.IsStaff ? _account?.Code : null), ("format", format));

    private static string Count(long count) => count.ToString("N0", CultureInfo.CurrentCulture);

    private IReadOnlyList<ChartSeries> Series() => [new(words["UsagePushes"], "pp-info", [.. _days.Select(day => (double?)day.Accepted)])];
}

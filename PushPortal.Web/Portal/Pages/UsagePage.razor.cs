using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Enquiries;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Web.Portal.Components;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Portal.Pages;

/// <summary>What an account has submitted, by day, and how far it is from its limits: a provider's own account, or for staff the one in the address.</summary>
public sealed partial class UsagePage(
    IPushEnquiries enquiries, IAccountDirectory accounts, SubmissionLimits limits, IOptions<StorageOptions> storage, IStringLocalizer<Texts> words, TimeProvider clock) : PortalPage
{
    /// <summary>Days of UTC, as the quota has them.</summary>
    private static readonly TrafficRange Range = new(TimeSpan.FromDays(1), 30);

    private ServiceProvider? _account;
    private LimitState _state;
    private DateTimeOffset _dayEnds;
    private IReadOnlyList<TrafficPoint> _days = [];
    private IReadOnlyList<DateTimeOffset> _times = [];

    /// <summary>The code of the account, for staff.</summary>
    [SupplyParameterFromQuery] private string? Account { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _account = Viewer.AccountId is { } own ? accounts.Find(own) : Account is { Length: > 0 } code ? accounts.Find(code) : null;
        if (_account is { } account)
        {
            _state = limits.StateOf(account);
            var now = clock.GetUtcNow();
            _days = await enquiries.TrafficAsync(account.Id, Range, now, Gone);
            _dayEnds = Range.StartAt(now) + Range.Length;
            _times = [.. _days.Select(day => day.At)];
        }
    }

    private IReadOnlyList<ChartSeries> Series() => [new(words["UsagePushes"], "pp-info", [.. _days.Select(day => (double?)day.Accepted)])];
}

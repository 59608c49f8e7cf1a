using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Notifications;
using PushPortal.Web.Portal.Components;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Portal.Pages;

/// <summary>Where an account is told its results, how that goes, and what was not told. Staff see all accounts, or one.</summary>
public sealed partial class CallbacksPage(ICallbackLog log, IAccountDirectory accounts, TargetWatch watch, NavigationManager navigation, IStringLocalizer<Texts> words, TimeProvider clock) : PortalPage
{
    private const int RowsOfPage = 50;
    internal const int HoursShown = 24;

    /// <summary>More than this are not counted.</summary>
    private const int MostCounted = 10_000;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private ServiceProvider? _account;
    private UntoldFilter _filter = new();
    private UntoldPage _page = new([], null, null);
    private IReadOnlyList<ToldHour> _hours = [];
    private IReadOnlyList<TargetView> _targets = [];
    private int _count;

    [SupplyParameterFromQuery] private string? Account { get; set; }

    [SupplyParameterFromQuery] private string? Show { get; set; }

    [SupplyParameterFromQuery] private string? Target { get; set; }

    /// <summary>Where the list begins.</summary>
    [SupplyParameterFromQuery] private string? After { get; set; }

    private CallbackListQuery Query => new() { Account = Viewer.IsStaff ? Account : null, Show = Show is CallbackListQuery.GivenUp or CallbackListQuery.Skipped ? Show : null, Target = Target };

    protected override Task OnParametersSetAsync() => LoadAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender && Viewer.IsStaff)
        {
            KeepLooking(LookEvery, Look);
        }
    }

    /// <summary>The picture that was asked for a second ago.</summary>
    private void Look()
    {
        var targets = watch.Look();
        if (!targets.SequenceEqual(_targets))
        {
            _ = ShowAsync(() =>
            {
                _targets = targets;
                return Task.CompletedTask;
            });
        }
    }

    private async Task LoadAsync()
    {
        _filter = Query.ToFilter(Viewer.AccountId, accounts);
        _account = _filter.AccountId is { } id ? accounts.Find(id) : null;
        var page = await log.PageAsync(_filter, CallbackPosition.Parse(After), RowsOfPage, Gone);
        _page = page with { Rows = [.. page.Rows.Select(Viewer.SightOf(accounts).Of)] };
        _count = await log.CountAsync(new UntoldFilter { AccountId = _filter.AccountId }, MostCounted + 1, Gone);
        _hours = await log.HoursAsync(_filter.AccountId, HoursShown, clock.GetUtcNow(), Gone);
        _targets = Viewer.IsStaff ? watch.Look() : [];
    }

    private void Go(CallbackListQuery query) => navigation.NavigateTo(query.ToUri());

    private IReadOnlyList<ChartSeries> Chart() =>
    [
        new(words["CallbackConfirmed"], "pp-good", [.. _hours.Select(hour => (double?)hour.Confirmed)]),
        new(words["Untold_given-up"], "pp-bad", [.. _hours.Select(hour => (double?)hour.GivenUp)]),
        new(words["Untold_skipped"], "pp-warn", [.. _hours.Select(hour => (double?)hour.Skipped)]),
    ];
}

using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using PushPortal.Domain.Lab;
using PushPortal.Infrastructure.Lab;
using PushPortal.Web.Portal.Account;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Pages;

/// <summary>
/// Changes the network of an experiment, plays the arms side by side and shows how they do. The address holds the whole order; the run belongs to the process and
/// not to the page, so that it goes on when the page is left.
/// </summary>
public sealed partial class LabPage(LabBench bench, CallerCheck callers, NavigationManager navigation, IStringLocalizer<Texts> words) : PortalPage
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    private LabForm _form = new();
    private LabTrial? _trial;
    private LabTrial? _other;
    private LabTrialView? _view;

    /// <summary>What the address orders; null when it has no query, or one that is no order.</summary>
    private LabOrder? _ordered;
    private bool _showsLast;
    private PageError? _refused;

    private bool IsBusy => bench.Last is { View.IsOver: false };

    protected override void OnInitialized() => Open();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            navigation.LocationChanged += Moved;
            KeepLooking(LookEvery, Look);
        }
    }

    protected override void Dispose(bool disposing)
    {
        navigation.LocationChanged -= Moved;
        base.Dispose(disposing);
    }

    /// <summary>Reads the address. Without a query it is the experiment that was played last.</summary>
    private void Open()
    {
        var query = navigation.ToAbsoluteUri(navigation.Uri).Query;
        _showsLast = query.Length == 0;
        _ordered = _showsLast ? null : LabForm.Of(query).Read(long.MaxValue, words);
        _form = LabForm.Of(_showsLast && bench.Last is { } last ? last.Order.ToQuery() : query);
        Take();
    }

    private void Moved(object? sender, Microsoft.AspNetCore.Components.Routing.LocationChangedEventArgs to)
    {
        if (navigation.ToAbsoluteUri(to.Location).AbsolutePath == PortalLinks.Lab)
        {
            _ = ShowAsync(() =>
            {
                Open();
                return Task.CompletedTask;
            });
        }
    }

    private void Look()
    {
        if (!ReferenceEquals(bench.Last, _trial ?? _other) || !ReferenceEquals(bench.Last?.View, _view))
        {
            _ = ShowAsync(() =>
            {
                Take();
                return Task.CompletedTask;
            });
        }
    }

    /// <summary>The last trial is shown when it is the one of the address; else the page says that there is another.</summary>
    private void Take()
    {
        var last = bench.Last;
        var isThis = last is not null && (_showsLast || last.Order.Equals(_ordered));
        (_trial, _other, _view) = (isThis ? last : null, isThis ? null : last, last?.View);
    }

    private void TakeScenario(ChangeEventArgs change)
    {
        if (LabScenarios.All.FirstOrDefault(scenario => scenario.Name == change.Value as string) is { } scenario)
        {
            _form.Take(scenario);
        }
    }

    private async Task RunAsync()
    {
        _refused = null;
        if (_form.Read(bench.MostMessages, words) is { } order && await CallerAsync() is { } caller)
        {
            if (bench.Start(order, caller.Viewer.Name) is null)
            {
                _refused = words["LabRunsAlready"];
            }
            else
            {
                _ordered = order;
                navigation.NavigateTo(PortalLinks.LabOf(order));
            }

            Take();
        }
    }

    private async Task CancelAsync()
    {
        _refused = null;
        if (await CallerAsync() is not null)
        {
            bench.Cancel();
        }
    }

    /// <summary>The page may stand open for long: the right is asked for where it is used.</summary>
    private async Task<PortalCaller?> CallerAsync()
    {
        var caller = await callers.OfAsync(PortalPolicies.Admin);
        _refused = caller is null ? words["NotAllowedWhy"] : null;
        return caller;
    }
}

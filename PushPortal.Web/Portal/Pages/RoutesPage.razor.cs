using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Routes;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Pages;

/// <summary>Which link pushes go over: what is in force and its history for staff, the draft for administrators, and a tester.</summary>
public sealed partial class RoutesPage(RouteDesk desk, RouteControl control, NavigationManager navigation) : PortalPage
{
    private const string Draft = "draft";
    private const int HistoryLines = 20;

    private RouteVersion? _current;
    private RouteDraft? _draft;
    private IReadOnlyList<RouteRule> _rules = [];
    private IReadOnlyList<RouteProblem> _problems = [];
    private IReadOnlyList<RouteVersionLine> _history = [];
    private IReadOnlyList<RouteChange>? _compared;
    private bool _busy;

    /// <summary><c>draft</c>, or nothing for what is in force.</summary>
    [SupplyParameterFromQuery] private string? View { get; set; }

    /// <summary>The place of the first rule that is shown, from 0.</summary>
    [SupplyParameterFromQuery] private int From { get; set; }

    /// <summary>The place of the rule in the form, from 1.</summary>
    [SupplyParameterFromQuery] private int? Edit { get; set; }

    /// <summary>Whether the form for a new rule is open.</summary>
    [SupplyParameterFromQuery] private bool New { get; set; }

    /// <summary>Whom the tester is asked about.</summary>
    [SupplyParameterFromQuery] private string? Number { get; set; }

    [SupplyParameterFromQuery] private string? Account { get; set; }

    [SupplyParameterFromQuery(Name = "priority")] private string? PriorityWord { get; set; }

    /// <summary>The version that is compared.</summary>
    [SupplyParameterFromQuery] private int? Version { get; set; }

    /// <summary>The one that it is compared with.</summary>
    [SupplyParameterFromQuery] private int With { get; set; }

    /// <summary>The history begins below this version.</summary>
    [SupplyParameterFromQuery] private int? Before { get; set; }

    private bool ShowsDraft => _draft is not null && View == Draft;

    private int? EditedPlace => Edit - 1 is { } place && place >= 0 && place < _draft?.Rules.Count ? place : null;

    protected override Task OnParametersSetAsync() => desk.HasSmsc ? LoadAsync() : Task.CompletedTask;

    private async Task LoadAsync()
    {
        _draft = await desk.Versions.DraftAsync(Gone);
        _current = desk.Versions.Current;
        var kept = ShowsDraft ? _draft!.Rules : _current?.Rules ?? [];
        _rules = ShowsDraft ? kept : desk.Deciding(kept);
        _problems = desk.Versions.Check(kept);
        _history = await desk.Versions.HistoryAsync(Before, HistoryLines, Gone);
        _compared = Version is { } version && await desk.Versions.RulesAsync(With, Gone) is { } before && await desk.Versions.RulesAsync(version, Gone) is { } after
            ? RouteDiff.Of(before, after)
            : null;
    }

    /// <summary>Begins with what decides now, so that nothing is lost that the links' prefixes did.</summary>
    private Task BeginAsync() => ActAsync(() => control.SaveAsync(desk.Deciding(_current?.Rules ?? []), null), PortalLinks.RoutesOf(Draft));

    private Task MoveAsync((int From, int To) places) => ChangeAsync(rules =>
    {
        var rule = rules[places.From];
        rules.RemoveAt(places.From);
        rules.Insert(places.To, rule);
    });

    private Task DeleteAsync(int place) => ChangeAsync(rules => rules.RemoveAt(place));

    private Task ChangeAsync(Action<List<RouteRule>> change)
    {
        List<RouteRule> rules = [.. _draft!.Rules];
        change(rules);
        return ActAsync(() => control.SaveAsync(rules, _draft.Revision), null);
    }

    private Task SavedAsync() => ActAsync(() => Task.FromResult(true), PortalLinks.RoutesOf(Draft));

    /// <param name="next">Where the page goes when it was done; null to stay.</param>
    private async Task ActAsync(Func<Task<bool>> act, string? next)
    {
        if (_busy)
        {
            return;
        }

        _busy = true;
        try
        {
            var done = await act();
            await LoadAsync();
            if (done && next is not null)
            {
                navigation.NavigateTo(next);
            }
        }
        finally
        {
            _busy = false;
        }
    }

    private static bool IsBuiltIn(IReadOnlyList<RouteRule>? rules) => rules is null or { Count: 0 };
}

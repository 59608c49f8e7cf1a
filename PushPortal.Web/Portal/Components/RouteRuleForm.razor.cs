using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Routes;

namespace PushPortal.Web.Portal.Components;

/// <summary>The form of one rule of the draft.</summary>
public sealed partial class RouteRuleForm(RouteDesk desk, RouteControl control, IStringLocalizer<Texts> words) : ComponentBase
{
    private RouteForm _form = new();
    private (int? At, string? Name) _shown = (-1, null);
    private bool _busy;

    /// <summary>The draft's.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<RouteRule> Rules { get; set; } = [];

    /// <summary>The draft's, which the change has to be one of.</summary>
    [Parameter, EditorRequired] public long Revision { get; set; }

    /// <summary>The place of the rule, from 0; null for a new one.</summary>
    [Parameter] public int? At { get; set; }

    [Parameter] public EventCallback OnSaved { get; set; }

    /// <summary>Those that are configured, and that of the rule although it is not any more.</summary>
    private IEnumerable<string> Targets => At is { } at && Rules[at].Link is { } gone ? desk.Links.Append(gone).Distinct() : desk.Links;

    protected override void OnParametersSet()
    {
        // What is being typed stays when the page repaints.
        var rule = At is { } at ? Rules[at] : null;
        if (_shown != (At, rule?.Name))
        {
            (_form, _shown) = (RouteForm.Of(rule, At ?? Rules.Count), (At, rule?.Name));
        }
    }

    private void Toggle(Priority priority)
    {
        if (!_form.Priorities.Remove(priority))
        {
            _form.Priorities.Add(priority);
        }
    }

    private async Task SaveAsync()
    {
        if (_busy || _form.Apply(Rules, At, desk, words) is not { } rules)
        {
            return;
        }

        _busy = true;
        try
        {
            if (await control.SaveAsync(rules, Revision))
            {
                await OnSaved.InvokeAsync();
            }
        }
        finally
        {
            _busy = false;
        }
    }

    private string? Invalid(string field) => _form.ErrorOf(field) is null ? null : "true";
}

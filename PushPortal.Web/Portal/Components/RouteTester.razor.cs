using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Routes;

namespace PushPortal.Web.Portal.Components;

/// <summary>Where would a push go? By the rules that are shown, with those that were passed over.</summary>
public sealed partial class RouteTester(RouteDesk desk, IAccountDirectory accounts, NavigationManager navigation, IStringLocalizer<Texts> words) : ComponentBase
{
    private const int MostShown = 100;

    private IReadOnlyList<RouteStep>? _steps;
    private string? _number;
    private string _account = "";
    private Priority _priority = Priority.Medium;
    private string? _error;
    private (string?, string?, string?) _read;

    [Parameter, EditorRequired] public IReadOnlyList<RouteRule> Rules { get; set; } = [];

    /// <summary>Whether the rules are the links' own prefixes.</summary>
    [Parameter] public bool IsBuiltIn { get; set; }

    /// <summary>What the page shows, for its addresses.</summary>
    [Parameter] public string? View { get; set; }

    /// <summary>From the address: whom the push would be for.</summary>
    [Parameter] public string? Number { get; set; }

    /// <summary>From the address: the code of whoever would submit it.</summary>
    [Parameter] public string? Account { get; set; }

    [Parameter] public string? PriorityWord { get; set; }

    private List<RouteStep> PassedOver => _steps!.TakeWhile(step => step.Verdict != RouteVerdict.Decides).ToList();

    protected override void OnParametersSet()
    {
        if (_read != (Number, Account, PriorityWord))
        {
            _read = (Number, Account, PriorityWord);
            (_number, _account, _priority) = (Number, Account ?? "", Enum.TryParse<Priority>(PriorityWord, out var priority) ? priority : Priority.Medium);
        }

        _error = null;
        _steps = null;
        if (Msisdn.TryParse(Number, out var recipient, out _))
        {
            _steps = RouteTrial.Of(Rules, recipient, string.IsNullOrEmpty(Account) ? null : Account, Enum.TryParse<Priority>(PriorityWord, out var asked) ? asked : Priority.Medium);
        }
        else if (!string.IsNullOrEmpty(Number))
        {
            _error = words["BadNumber", Number];
        }
    }

    private void Ask()
    {
        if (!Msisdn.TryParse(_number, out var number, out _))
        {
            (_error, _steps) = (words["BadNumber", _number ?? ""], null);
            return;
        }

        navigation.NavigateTo(PortalLinks.RouteTest(View, number, _account, _priority));
    }
}

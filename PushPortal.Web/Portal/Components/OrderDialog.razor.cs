using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace PushPortal.Web.Portal.Components;

/// <summary>Says what an order will do and on what it falls, and asks for its reason.</summary>
public sealed partial class OrderDialog(IStringLocalizer<Texts> words) : ComponentBase
{
    private const int HighestRate = 1_000_000;

    private string? _reason;
    private string? _rate;
    private string? _reasonError;
    private string? _rateError;

    /// <summary>What there is now.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<(string Name, string Value)> Facts { get; set; } = [];

    /// <summary>What becomes of it.</summary>
    [Parameter, EditorRequired] public string Effect { get; set; } = "";

    [Parameter, EditorRequired] public string Verb { get; set; } = "";

    [Parameter] public bool IsDangerous { get; set; }

    /// <summary>Whether a number of segments a second is asked for.</summary>
    [Parameter] public bool TakesRate { get; set; }

    /// <summary>As it stands.</summary>
    [Parameter] public int? Rate { get; set; }

    [CascadingParameter] private IMudDialogInstance? Frame { get; set; }

    protected override void OnInitialized() => _rate = Rate?.ToString(CultureInfo.InvariantCulture);

    private void Confirm()
    {
        _reasonError = string.IsNullOrWhiteSpace(_reason) ? words["RetryReasonNeeded"].Value : null;
        int? rate = null;
        _rateError = null;
        if (TakesRate && !string.IsNullOrWhiteSpace(_rate))
        {
            rate = int.TryParse(_rate, NumberStyles.None, CultureInfo.InvariantCulture, out var written) && written is > 0 and <= HighestRate ? written : null;
            _rateError = rate is null ? words["WholeNumberWrong", 1, HighestRate].Value : null;
        }

        if (_reasonError is null && _rateError is null)
        {
            Frame?.Close(DialogResult.Ok(new OrderAnswer(_reason!.Trim(), rate)));
        }
    }
}

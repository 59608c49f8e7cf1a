using Microsoft.AspNetCore.Components;
using MudBlazor;
using PushPortal.Domain.Smsc;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Components;

/// <summary>What was ordered of a link, and for administrators what may be.</summary>
public sealed partial class LinkVerbs(LinkControl control) : ComponentBase
{
    private bool _asking;

    [Parameter, EditorRequired] public LinkStatus Link { get; set; } = default!;

    /// <summary>An order was given.</summary>
    [Parameter] public EventCallback OnDone { get; set; }

    [CascadingParameter] private Viewer Viewer { get; set; } = default!;

    private static string IconOf(LinkVerb verb) => verb switch
    {
        LinkVerb.Start => Icons.Material.Filled.PlayArrow,
        LinkVerb.Drain => Icons.Material.Filled.HourglassBottom,
        LinkVerb.Stop => Icons.Material.Filled.Stop,
        _ => Icons.Material.Filled.Speed,
    };

    private async Task AskAsync(LinkVerb verb)
    {
        _asking = true;
        try
        {
            if (await control.AskAsync(Link, verb))
            {
                await OnDone.InvokeAsync();
            }
        }
        finally
        {
            _asking = false;
        }
    }
}

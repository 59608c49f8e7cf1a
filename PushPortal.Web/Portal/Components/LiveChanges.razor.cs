using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Live;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Components;

/// <summary>
/// The newest state changes. They stream in while the top of the list is in sight; otherwise, and while paused, they wait behind a bar,
/// so that no row moves under its reader.
/// </summary>
public sealed partial class LiveChanges(IDeliveryFeed feed, BrowserTab tab, IAccountDirectory accounts, IJSRuntime browser) : ComponentBase, IAsyncDisposable
{
    private const int Most = 50;

    private readonly LinkedList<(long Number, TransactionChanged Change)> _rows = [];
    private IReadOnlyList<(long Number, TransactionChanged Change)> _shown = [];
    private DotNetObjectReference<LiveChanges>? _self;
    private IDisposable? _subscription;
    private ElementReference _top;
    private bool _paused;
    private bool _topInSight = true;
    private long _number;
    private int _waiting;

    /// <summary>Whose changes; null for all.</summary>
    [Parameter, EditorRequired] public long? AccountId { get; set; }

    [CascadingParameter] private Viewer? Viewer { get; set; }

    private bool Streams => _topInSight && !_paused;

    public async ValueTask DisposeAsync()
    {
        _subscription?.Dispose();
        if (_self is not null)
        {
            try
            {
                await browser.InvokeVoidAsync("pushPortal.unwatchTop", _top);
            }
            catch (JSDisconnectedException)
            {
                // The page is gone, and its observer with it.
            }

            _self.Dispose();
        }
    }

    /// <summary>The browser tells whether the top of the list is in sight.</summary>
    [JSInvokable]
    public Task TopInSightAsync(bool inSight) => InvokeAsync(() =>
    {
        _topInSight = inSight;
        if (Streams && _waiting > 0)
        {
            ShowWaiting();
            StateHasChanged();
        }
    });

    /// <summary>Before the page says that it is there: what changes from then on is shown.</summary>
    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
        {
            _subscription = tab.Follow(feed, AccountId, changes => _ = InvokeAsync(() => Take(changes)), PortalPage.ChangesEvery);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            await browser.InvokeVoidAsync("pushPortal.watchTop", _top, _self);
        }
    }

    private void Take(IReadOnlyList<TransactionChanged> changes)
    {
        var sight = Viewer?.SightOf(accounts) ?? new NumberSight(needsNumbers: false, accounts);
        foreach (var change in changes)
        {
            _rows.AddFirst((++_number, sight.Of(change)));
            if (_rows.Count > Most)
            {
                _rows.RemoveLast();
            }
        }

        _waiting += changes.Count;
        if (Streams)
        {
            ShowWaiting();
        }

        StateHasChanged();
    }

    private void ShowWaiting()
    {
        _shown = [.. _rows];
        _waiting = 0;
    }

    private void TogglePause()
    {
        _paused = !_paused;
        if (Streams)
        {
            ShowWaiting();
        }
    }
}

using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Live;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Components;

/// <summary>What every page has: who looks, how they want to see it, and an end to its queries and subscriptions when it is left.</summary>
public abstract class PortalPage : ComponentBase, IDisposable
{
    /// <summary>How often a page takes changes from the feed. With what it looks at by the second it is drawn at most four times a second, however much happens.</summary>
    internal static TimeSpan ChangesEvery { get; } = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _gone = new();
    private readonly List<IDisposable> _kept = [];

    [CascadingParameter] protected Viewer Viewer { get; set; } = default!;

    [CascadingParameter] protected ViewSettings Settings { get; set; } = ViewSettings.Default;

    [Inject] protected BrowserTab BrowserTab { get; set; } = default!;

    /// <summary>Cancelled when the page is left.</summary>
    protected CancellationToken Gone => _gone.Token;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !_gone.IsCancellationRequested)
        {
            _kept.ForEach(kept => kept.Dispose());
            _gone.Cancel();
            _gone.Dispose();
        }
    }

    /// <summary>Disposes it when the page is left.</summary>
    protected void Keep(IDisposable until) => _kept.Add(until);

    /// <summary>Looks every so often while the page is there and its tab is seen.</summary>
    protected void KeepLooking(TimeSpan every, Action look) => Keep(BrowserTab.Every(every, look));

    /// <summary>Follows the changes that the viewer may see while the page is there; what came while its tab was hidden comes in one batch.</summary>
    protected void KeepFollowing(IDeliveryFeed feed, Action<IReadOnlyList<TransactionChanged>> watcher, TimeSpan? every = null) =>
        Keep(BrowserTab.Follow(feed, Viewer.AccountId, watcher, every));

    /// <summary>Runs work that changes what is shown, on the page's own turn. What the page's end cancels is dropped.</summary>
    protected async Task ShowAsync(Func<Task> work)
    {
        try
        {
            await InvokeAsync(async () =>
            {
                if (!_gone.IsCancellationRequested)
                {
                    await work();
                    StateHasChanged();
                }
            });
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
        }
        catch (ObjectDisposedException)
        {
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }
}

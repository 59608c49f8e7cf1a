using PushPortal.Domain.Live;
using PushPortal.Web.Live;

namespace PushPortal.Web.Portal.Components;

/// <summary>A watcher of the feed that is told in one batch, when the tab is shown again, what came while it was hidden.</summary>
internal sealed class HeldChanges(Action<IReadOnlyList<TransactionChanged>> watcher, Action<ITabRest> ended) : ITabRest, IDisposable
{
    /// <summary>As many as one batch of the feed has.</summary>
    private const int Most = 1_000;

    private readonly Lock _lock = new();
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private readonly ChangeBatch _held = new(Most);
    private IDisposable? _subscription;
    private bool _hidden;

    public void Turn(bool hidden)
    {
        IReadOnlyList<TransactionChanged> missed;
        lock (_lock)
        {
            _hidden = hidden;
            missed = hidden ? [] : _held.Take();
        }

        if (missed.Count == 0)
        {
            return;
        }

        if (_context is null)
        {
            watcher(missed);
        }
        else
        {
            ExecutionContext.Run(_context, _ => watcher(missed), null);
        }
    }

    public void Dispose()
    {
        ended(this);
        _subscription?.Dispose();
    }

    internal void Begin(IDeliveryFeed feed, long? accountId, TimeSpan? every) => _subscription = feed.Subscribe(accountId, Take, Most, every);

    private void Take(IReadOnlyList<TransactionChanged> changes)
    {
        lock (_lock)
        {
            if (_hidden)
            {
                foreach (var change in changes)
                {
                    _held.Add(change);
                }

                return;
            }
        }

        watcher(changes);
    }
}

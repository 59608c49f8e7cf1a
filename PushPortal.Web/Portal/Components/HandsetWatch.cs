using PushPortal.Infrastructure.Simulator;

namespace PushPortal.Web.Portal.Components;

/// <summary>Listens to the handsets for a page, in the page's own execution context: its language is there.</summary>
internal sealed class HandsetWatch : IDisposable
{
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private readonly SimulatedHandsets? _handsets;
    private readonly Action<SimulatedHandset> _watcher;

    public HandsetWatch(SimulatedHandsets? handsets, Action<SimulatedHandset> watcher)
    {
        (_handsets, _watcher) = (handsets, watcher);
        if (handsets is not null)
        {
            handsets.Changed += Tell;
        }
    }

    public void Dispose()
    {
        if (_handsets is not null)
        {
            _handsets.Changed -= Tell;
        }
    }

    private void Tell(SimulatedHandset handset)
    {
        if (_context is null)
        {
            _watcher(handset);
        }
        else
        {
            ExecutionContext.Run(_context, _ => _watcher(handset), null);
        }
    }
}

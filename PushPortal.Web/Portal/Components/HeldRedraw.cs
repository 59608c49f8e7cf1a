namespace PushPortal.Web.Portal.Components;

/// <summary>Redraws when it is told to, or once when the tab is shown again.</summary>
internal sealed class HeldRedraw(Action redraw, Action<ITabRest> ended) : ITabRest, IDisposable
{
    private readonly Lock _lock = new();
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private bool _hidden;
    private bool _due;

    public void Turn(bool hidden)
    {
        lock (_lock)
        {
            _hidden = hidden;
            if (hidden || !_due)
            {
                return;
            }

            _due = false;
        }

        if (_context is null)
        {
            redraw();
        }
        else
        {
            ExecutionContext.Run(_context, static redraw => ((Action)redraw!)(), redraw);
        }
    }

    public void Dispose() => ended(this);

    internal void Tell()
    {
        lock (_lock)
        {
            if (_hidden)
            {
                _due = true;
                return;
            }
        }

        redraw();
    }
}

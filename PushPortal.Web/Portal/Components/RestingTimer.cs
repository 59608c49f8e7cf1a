namespace PushPortal.Web.Portal.Components;

/// <summary>Looks every so often while the tab is seen.</summary>
internal sealed class RestingTimer : ITabRest, IDisposable
{
    private readonly TimeSpan _period;
    private readonly Action<ITabRest> _ended;
    private readonly ITimer _timer;

    internal RestingTimer(TimeProvider clock, TimeSpan period, Action look, Action<ITabRest> ended)
    {
        (_period, _ended) = (period, ended);
        _timer = clock.CreateTimer(static look => ((Action)look!)(), look, period, period);
    }

    public void Turn(bool hidden) => _timer.Change(hidden ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, hidden ? Timeout.InfiniteTimeSpan : _period);

    public void Dispose()
    {
        _ended(this);
        _timer.Dispose();
    }
}

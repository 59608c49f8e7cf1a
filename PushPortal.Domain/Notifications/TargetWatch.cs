using PushPortal.Domain.Work;

namespace PushPortal.Domain.Notifications;

/// <summary>Shows how the targets stand to whoever looks. They belong to the notifications' worker, which makes a picture of them only while somebody looks.</summary>
public sealed class TargetWatch(NotificationSignal signal)
{
    private volatile IReadOnlyList<TargetView> _views = [];
    private int _isAsked;

    /// <summary>As they stood shortly before; the next picture is asked for.</summary>
    public IReadOnlyList<TargetView> Look()
    {
        if (Interlocked.Exchange(ref _isAsked, 1) == 0)
        {
            signal.Wake();
        }

        return _views;
    }

    /// <summary>Whether somebody has looked since the last picture.</summary>
    public bool TakeAsked() => Volatile.Read(ref _isAsked) == 1 && Interlocked.Exchange(ref _isAsked, 0) == 1;

    public void Show(IReadOnlyList<TargetView> views) => _views = views;
}

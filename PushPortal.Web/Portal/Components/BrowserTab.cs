using PushPortal.Domain.Live;

namespace PushPortal.Web.Portal.Components;

/// <summary>
/// The browser's tab that a circuit draws into. While it is hidden nobody sees what is drawn: what follows the gateway by it rests, and is called once when the tab
/// is shown again. Each is called in the execution context that it came with, so that its language stays what it was.
/// </summary>
public sealed class BrowserTab(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly List<ITabRest> _rests = [];

    public bool IsHidden { get; private set; }

    /// <summary>The browser says whether the tab is hidden.</summary>
    internal void Turn(bool hidden)
    {
        ITabRest[] rests;
        lock (_lock)
        {
            if (hidden == IsHidden)
            {
                return;
            }

            IsHidden = hidden;
            rests = [.. _rests];
        }

        foreach (var rest in rests)
        {
            rest.Turn(hidden);
        }
    }

    /// <summary>Looks every so often. Shown again, it looks at once.</summary>
    internal IDisposable Every(TimeSpan period, Action look) => Add(new RestingTimer(clock, period, look, Remove));

    /// <summary>Follows the feed as <see cref="IDeliveryFeed.Subscribe"/> says. What came meanwhile is told in one batch: of each transaction the newest, of very many the newest thousand.</summary>
    internal IDisposable Follow(IDeliveryFeed feed, long? accountId, Action<IReadOnlyList<TransactionChanged>> watcher, TimeSpan? every = null)
    {
        var held = new HeldChanges(watcher, Remove);
        Add(held);
        held.Begin(feed, accountId, every);
        return held;
    }

    /// <summary>Gives what redraws when it is told to: however often while nobody saw it, once afterwards.</summary>
    internal HeldRedraw Redraw(Action redraw) => Add(new HeldRedraw(redraw, Remove));

    private T Add<T>(T rest)
        where T : ITabRest
    {
        bool hidden;
        lock (_lock)
        {
            _rests.Add(rest);
            hidden = IsHidden;
        }

        if (hidden)
        {
            rest.Turn(hidden: true);
        }

        return rest;
    }

    private void Remove(ITabRest rest)
    {
        lock (_lock)
        {
            _rests.Remove(rest);
        }
    }
}

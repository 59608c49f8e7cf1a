namespace PushPortal.Web.Portal.Components;

/// <summary>The times that one circuit shows. They grow older together: one timer asks them all, and those that read otherwise by now are drawn at once.</summary>
public sealed class ShownTimes
{
    private readonly HashSet<Instant> _shown = [];
    private List<Instant> _others = [];

    internal void Add(Instant instant) => _shown.Add(instant);

    internal void Remove(Instant instant) => _shown.Remove(instant);

    /// <summary>Whether any reads otherwise by now.</summary>
    internal bool Advance() => (_others = [.. _shown.Where(instant => instant.Advance())]).Count > 0;

    /// <summary>Draws those. Called while something else is being drawn, they are one drawing with it.</summary>
    internal void Draw()
    {
        foreach (var instant in _others)
        {
            instant.Draw();
        }

        _others = [];
    }
}

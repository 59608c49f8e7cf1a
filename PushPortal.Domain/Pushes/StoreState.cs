namespace PushPortal.Domain.Pushes;

/// <summary>Whether the store works, as its writer last found it: health, metrics and the portal show it.</summary>
public sealed class StoreState(TimeProvider clock)
{
    private volatile StoreTrouble? _trouble;
    private volatile StoreTrouble? _logTrouble;

    /// <summary>Why nothing can be stored: new pushes are refused, and what was promised waits. Null while the store works.</summary>
    public StoreTrouble? Trouble => _trouble;

    /// <summary>Why the write-ahead log cannot be carried over into the database: pushes are taken and are safe, but the log grows. Null while it can.</summary>
    public StoreTrouble? LogTrouble => _logTrouble;

    /// <summary>How long the store has failed by now; zero while it works.</summary>
    public TimeSpan FailingFor => _trouble is { } trouble ? clock.GetUtcNow() - trouble.Since : TimeSpan.Zero;

    /// <summary>A trouble began, ended, or has another reason. Raised by the writer, which must not be held up.</summary>
    public event Action? Changed;

    /// <param name="reason">Null when what was written is on disk.</param>
    public void Wrote(string? reason) => Note(_trouble, reason, noted => _trouble = noted);

    /// <param name="reason">Null when the log could be carried over.</param>
    public void CarriedLog(string? reason) => Note(_logTrouble, reason, noted => _logTrouble = noted);

    private void Note(StoreTrouble? earlier, string? reason, Action<StoreTrouble?> keep)
    {
        if (earlier?.Reason != reason)
        {
            keep(reason is null ? null : new StoreTrouble(reason, earlier?.Since ?? clock.GetUtcNow()));
            Changed?.Invoke();
        }
    }
}

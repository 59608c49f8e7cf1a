namespace PushPortal.Domain.Retries;

/// <summary>How far a bulk retry has come, and how much of it is due.</summary>
/// <param name="since">From when on what is due adds up.</param>
internal sealed class RunningRetry(DateTimeOffset since)
{
    private DateTimeOffset _counted = since;
    private double _due;

    /// <summary>The last transaction that was looked at: what waits is in the order of its ids.</summary>
    internal long Position { get; set; }

    /// <summary>Takes what is due by now: whole transactions, and of a time without any work no more than a second's.</summary>
    internal int Piece(int rate, DateTimeOffset now)
    {
        // The clock may be set back.
        _due = Math.Clamp(_due + (rate * (now - _counted).TotalSeconds), 0, rate);
        _counted = now;
        var piece = (int)_due;
        _due -= piece;
        return piece;
    }
}

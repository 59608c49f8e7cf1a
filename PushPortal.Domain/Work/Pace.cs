namespace PushPortal.Domain.Work;

/// <summary>How much of a job with a rate is due.</summary>
/// <param name="since">From when on what is due adds up.</param>
internal sealed class Pace(DateTimeOffset since)
{
    private DateTimeOffset _counted = since;
    private double _due;

    /// <summary>Takes what is due by now: whole pieces, and of a time without any work no more than a second's.</summary>
    /// <param name="rate">A second.</param>
    internal int Take(int rate, DateTimeOffset now)
    {
        // The clock may be set back.
        _due = Math.Clamp(_due + (rate * (now - _counted).TotalSeconds), 0, rate);
        _counted = now;
        var piece = (int)_due;
        _due -= piece;
        return piece;
    }
}

using PushPortal.Domain.Work;

namespace PushPortal.Domain.Retries;

/// <summary>How far a bulk retry has come, and how much of it is due.</summary>
/// <param name="since">From when on what is due adds up.</param>
internal sealed class RunningRetry(DateTimeOffset since)
{
    /// <summary>The last transaction that was looked at: what waits is in the order of its ids.</summary>
    internal long Position { get; set; }

    internal Pace Pace { get; } = new(since);
}

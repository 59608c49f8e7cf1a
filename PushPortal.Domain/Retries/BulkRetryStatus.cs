namespace PushPortal.Domain.Retries;

/// <summary>Where a bulk retry stands. The numbers are stored.</summary>
public enum BulkRetryStatus : byte
{
    /// <summary>What it would retry is being written down.</summary>
    Planning = 0,
    /// <summary>What it would retry is fixed; nothing has been retried.</summary>
    Planned = 1,
    Running = 2,
    Paused = 3,
    /// <summary>Ended by somebody: what waited then was not retried.</summary>
    Cancelled = 4,
    Finished = 5,
}

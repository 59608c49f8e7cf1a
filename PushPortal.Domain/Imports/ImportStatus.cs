namespace PushPortal.Domain.Imports;

/// <summary>Where an import stands. The numbers are stored.</summary>
public enum ImportStatus : byte
{
    /// <summary>The file is here; what its columns mean is to be said.</summary>
    Uploaded = 0,
    /// <summary>Its rows are being looked at; nothing is submitted.</summary>
    Checking = 1,
    /// <summary>What would come of it is known; nothing was submitted.</summary>
    Checked = 2,
    Running = 3,
    Paused = 4,
    /// <summary>Ended by somebody: what waited then was not submitted.</summary>
    Cancelled = 5,
    Finished = 6,
    /// <summary>The file cannot be read to its end; nothing was submitted.</summary>
    Unreadable = 7,
}

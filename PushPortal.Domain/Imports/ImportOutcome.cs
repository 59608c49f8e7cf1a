namespace PushPortal.Domain.Imports;

/// <summary>What came of one row. The numbers are stored.</summary>
public enum ImportOutcome : byte
{
    /// <summary>The check found something wrong with it: it is not submitted.</summary>
    Invalid = 0,
    /// <summary>The check found that it repeats an earlier row, or a push-id that the account used: it is submitted only when that is asked for.</summary>
    Duplicate = 1,
    /// <summary>Its push is stored.</summary>
    Accepted = 2,
    /// <summary>The gateway did not take it.</summary>
    Refused = 3,
}

namespace PushPortal.Domain.Issues;

/// <summary>What support has decided about a group of failures. The numbers are stored.</summary>
public enum IssueStatus : byte
{
    /// <summary>Nobody has seen to it, or it has come back.</summary>
    Open = 0,

    /// <summary>Somebody is at it.</summary>
    Acknowledged = 1,

    /// <summary>The cause is gone: open again with the next failure.</summary>
    Resolved = 2,

    /// <summary>It is known and needs nothing: open again when the time is over.</summary>
    Ignored = 3,
}

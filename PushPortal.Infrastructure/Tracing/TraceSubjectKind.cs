namespace PushPortal.Infrastructure.Tracing;

/// <summary>What a trace follows.</summary>
public enum TraceSubjectKind
{
    /// <summary>An account: its SMPP sessions here, its requests, its notifications.</summary>
    Account,

    /// <summary>A link by SMPP: all of its sessions.</summary>
    Link,

    /// <summary>One session of an ESME here, by its name.</summary>
    Session,

    /// <summary>A recipient's number, wherever it comes up.</summary>
    Recipient,
}

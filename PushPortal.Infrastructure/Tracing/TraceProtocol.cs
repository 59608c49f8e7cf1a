namespace PushPortal.Infrastructure.Tracing;

/// <summary>Where an entry of a trace was seen.</summary>
public enum TraceProtocol
{
    /// <summary>SMPP with an ESME that came here.</summary>
    SmppServer,

    /// <summary>SMPP with an SMSC that this gateway went to.</summary>
    SmppClient,

    Rest,

    Pap,

    /// <summary>A result notification.</summary>
    Notification,
}

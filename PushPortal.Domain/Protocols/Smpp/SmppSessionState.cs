namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>State of a session (SMPP 3.4, 2.2; Outbound and Unbound as states of their own since 5.0).</summary>
public enum SmppSessionState
{
    /// <summary>Connected, and not bound yet.</summary>
    Open,

    /// <summary>The SMSC has sent outbind and waits for the bind.</summary>
    Outbound,
    BoundTransmitter,
    BoundReceiver,
    BoundTransceiver,

    /// <summary>unbind was answered, and the connection is about to end.</summary>
    Unbound,
    Closed,
}

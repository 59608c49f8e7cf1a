namespace PushPortal.Infrastructure.Smpp;

/// <summary>How a client's session is bound (SMPP 3.4, 2.2).</summary>
public enum SmppBindMode
{
    /// <summary>One connection both ways.</summary>
    Transceiver = 0,

    /// <summary>One connection for submits and one for what comes back; for SMSCs without bind_transceiver.</summary>
    TransmitterAndReceiver = 1,
}

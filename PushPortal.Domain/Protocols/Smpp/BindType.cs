namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>What a session may do once it is bound: send, receive, or both.</summary>
public enum BindType
{
    Receiver,
    Transmitter,
    Transceiver,
}

namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>Facilities of a session (WAP-230, 8.3.2.4).</summary>
[Flags]
public enum WspProtocolOptions : byte
{
    None = 0,
    ConfirmedPush = 0x80,
    Push = 0x40,
    SessionResume = 0x20,
    AcknowledgementHeaders = 0x10,
}

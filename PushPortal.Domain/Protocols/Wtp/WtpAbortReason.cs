namespace PushPortal.Domain.Protocols.Wtp;

/// <summary>Why a transaction is aborted: the provider's reasons (WAP-224, 8.3.5), and those of the user above it, WSP (WAP-230, table 36).</summary>
public enum WtpAbortReason : byte
{
    Unknown = 0x00,
    ProtocolError = 0x01,
    InvalidTid = 0x02,
    NoClass2 = 0x03,
    NoSegmentation = 0x04,
    NoUserAck = 0x05,
    VersionNotSupported = 0x06,
    CapacityTemporarilyExceeded = 0x07,
    NoResponse = 0x08,
    MessageTooLarge = 0x09,

    SessionProtocolError = 0xE0,
    Disconnected = 0xE1,
    Suspended = 0xE2,
    Resumed = 0xE3,
    Congestion = 0xE4,
    ConnectError = 0xE5,
    MaximumReceiveUnitExceeded = 0xE6,
    MaximumOutstandingRequestsExceeded = 0xE7,
    PeerRequest = 0xE8,
    NetworkError = 0xE9,
    UserRequest = 0xEA,
}

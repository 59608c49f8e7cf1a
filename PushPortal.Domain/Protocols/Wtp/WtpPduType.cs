namespace PushPortal.Domain.Protocols.Wtp;

/// <summary>Types of WTP's PDUs (WAP-224, 8.2.1).</summary>
internal enum WtpPduType : byte
{
    Invoke = 1,
    Result = 2,
    Ack = 3,
    Abort = 4,
    SegmentedInvoke = 5,
    SegmentedResult = 6,
    NegativeAck = 7,
}

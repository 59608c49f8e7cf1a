using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Infrastructure.Smpp;

/// <summary>Optional parameters of our own between a PPG and its SMSC, of the range for vendors (SMPP 3.4, 5.3.2).</summary>
internal static class VendorTags
{
    /// <summary>The submission's id, 8 octets: handed over again it is the same.</summary>
    internal const TlvTag SubmissionId = (TlvTag)0x1501;

    /// <summary>The transaction's id, 8 octets: a later submission of it goes on where an earlier one stopped.</summary>
    internal const TlvTag TransactionId = (TlvTag)0x1502;

    /// <summary>In the response, 1 octet: bit 0 says that segments may have been sent twice.</summary>
    internal const TlvTag Flags = (TlvTag)0x1503;

    /// <summary>In the response: what was sent and what came back, as JSON.</summary>
    internal const TlvTag Report = (TlvTag)0x1504;
}

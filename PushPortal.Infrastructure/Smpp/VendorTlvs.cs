using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using System.Text.Json;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence;

namespace PushPortal.Infrastructure.Smpp;

/// <summary>Parameters of our own, between a PPG and an SMSC of this kind (SMPP 3.4, 5.3.2: vendors' own from 1400 to 3FFF).</summary>
internal static class VendorTlvs
{
    /// <summary>In a request: the PPG's submission, 8 octets. The same one is not taken twice.</summary>
    internal const TlvTag SubmissionId = (TlvTag)0x1501;

    /// <summary>In a request: the PPG's transaction, 8 octets. A later submission of it goes on where an earlier one stopped.</summary>
    internal const TlvTag TransactionId = (TlvTag)0x1502;

    /// <summary>In a response, 1 octet: bit 0 says that segments may have reached the handset twice.</summary>
    internal const TlvTag Flags = (TlvTag)0x1503;

    /// <summary>In a response: the group's report as JSON.</summary>
    internal const TlvTag Report = (TlvTag)0x1504;

    /// <summary>In a response to a submission that was not delivered, 2 octets: the SMSC's own word for how, <see cref="SubmitOutcome"/> and <see cref="FailureCause"/>.</summary>
    internal const TlvTag Outcome = (TlvTag)0x1505;

    internal static string PushIdOf(long submissionId) => string.Create(CultureInfo.InvariantCulture, $"sub-{submissionId:x}");

    /// <summary>One number of 63 bits for a transaction of an account's own numbering. It is stored with groups, and so may never change.</summary>
    internal static long Continued(long accountId, long transactionId)
    {
        Span<byte> octets = stackalloc byte[2 * sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(octets, accountId);
        BinaryPrimitives.WriteInt64BigEndian(octets[sizeof(long)..], transactionId);
        return (long)(XxHash64.HashToUInt64(octets) >> 1);
    }

    /// <exception cref="SmppProtocolException">It has not 8 octets.</exception>
    internal static long? Read(TlvList tlvs, TlvTag tag) => tlvs.Find(tag) switch
    {
        null => null,
        { Length: sizeof(long) } value => BinaryPrimitives.ReadInt64BigEndian(value.Span),
        _ => throw new SmppProtocolException(CommandStatus.InvalidTlvLength, string.Create(CultureInfo.InvariantCulture, $"Parameter 0x{(ushort)tag:x4} has 8 octets.")),
    };

    internal static Tlv Of(SubmitOutcome outcome, FailureCause cause) => new(Outcome, (byte[])[(byte)outcome, (byte)cause]);

    /// <summary>How a submission failed; null where its SMSC does not say so, or says what is not known here.</summary>
    internal static (SubmitOutcome Outcome, FailureCause Cause)? FailureOf(TlvList tlvs)
    {
        if (tlvs.Find(Outcome) is not { Length: 2 } value)
        {
            return null;
        }

        var (outcome, cause) = ((SubmitOutcome)value.Span[0], (FailureCause)value.Span[1]);
        return outcome is SubmitOutcome.TemporaryFailure or SubmitOutcome.PermanentFailure && cause != FailureCause.None && Enum.IsDefined(cause) ? (outcome, cause) : null;
    }

    internal static IEnumerable<Tlv> Of(GroupReport report)
    {
        yield return Tlv.OfByte(Flags, report.PossibleDuplicate ? (byte)1 : (byte)0);
        var text = JsonSerializer.SerializeToUtf8Bytes(report, StoredJson.Default.GroupReport);
        if (text.Length <= ushort.MaxValue)
        {
            yield return new Tlv(Report, text);
        }
    }
}

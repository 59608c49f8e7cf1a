using System.Buffers;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Domain.Protocols.Mms;

/// <summary>What a handset posts to its MMSC about a notified message, always in version 1.2.</summary>
public static class MmsAnswer
{
    /// <summary>M-NotifyResp.ind (WAP-209, 6.2.2): what becomes of the message.</summary>
    /// <param name="status">retrieved, rejected or deferred.</param>
    public static byte[] NotifyResponse(string transactionId, string status)
    {
        var output = Begin(MmsField.NotifyRespInd, transactionId);
        output.WriteByte(MmsField.Status);
        output.WriteShortInteger(MmsField.Statuses.CodeOf(status) ?? throw new MmsFormatException($"\"{status}\" is no status of a message."));
        return output.WrittenSpan.ToArray();
    }

    /// <summary>M-Acknowledge.ind (WAP-209, 6.4): a message that was put off is here now.</summary>
    public static byte[] Acknowledge(string transactionId) => Begin(MmsField.AcknowledgeInd, transactionId).WrittenSpan.ToArray();

    private static ArrayBufferWriter<byte> Begin(byte type, string transactionId)
    {
        var output = new ArrayBufferWriter<byte>(64);
        output.WriteByte(MmsField.MessageType);
        output.WriteByte(type);
        output.WriteByte(MmsField.TransactionId);
        output.WriteText(transactionId);
        output.WriteByte(MmsField.Version);
        output.WriteByte(MmsField.Version12);
        return output;
    }
}

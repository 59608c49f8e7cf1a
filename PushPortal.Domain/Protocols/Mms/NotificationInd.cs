using System.Buffers;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Domain.Protocols.Mms;

/// <summary>M-Notification.ind (WAP-209, 6.2): a multimedia message waits to be fetched. Fields are in the order of writing.</summary>
public sealed record NotificationInd : MmsPdu
{
    public required string TransactionId { get; init; }

    /// <summary>An address in its form on the air, such as <c>+15551234567/TYPE=PLMN</c>; null when the sender is not told.</summary>
    public string? From { get; init; }

    public string? Subject { get; init; }

    /// <summary>personal, advertisement, informational, auto, or another token.</summary>
    public string MessageClass { get; init; } = "personal";

    /// <summary>Octets of the waiting message.</summary>
    public ulong MessageSize { get; init; }

    public required MmsExpiry Expiry { get; init; }

    /// <summary>The URI that the handset fetches the message from.</summary>
    public required string ContentLocation { get; init; }

    /// <summary>Always in version 1.2, which handsets of every later version read.</summary>
    public byte[] Write()
    {
        var output = new ArrayBufferWriter<byte>(160);
        output.WriteByte(MmsField.MessageType);
        output.WriteByte(MmsField.NotificationInd);
        output.WriteByte(MmsField.TransactionId);
        output.WriteText(TransactionId);
        output.WriteByte(MmsField.Version);
        output.WriteByte(MmsField.Version12);
        if (From is not null)
            MmsEncoding.WriteFrom(output, From);
        if (Subject is not null)
        {
            output.WriteByte(MmsField.Subject);
            MmsEncoding.WriteEncodedString(output, Subject);
        }
        output.WriteByte(MmsField.MessageClass);
        if (MmsField.MessageClasses.CodeOf(MessageClass) is { } code)
            output.WriteShortInteger(code);
        else
            output.WriteText(MessageClass);
        output.WriteByte(MmsField.MessageSize);
        output.WriteLongInteger(MessageSize);
        MmsEncoding.WriteExpiry(output, Expiry);
        output.WriteByte(MmsField.ContentLocation);
        output.WriteText(ContentLocation);
        return output.WrittenSpan.ToArray();
    }
}

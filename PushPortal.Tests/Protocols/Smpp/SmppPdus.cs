using System.Buffers;
using System.Buffers.Binary;
using System.Collections;
using System.Reflection;
using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Tests.Protocols.Smpp;

/// <summary>Whole PDUs to and from octets, and their fields as text to compare.</summary>
internal static class SmppPdus
{
    public static byte[] Write(ISmppPdu pdu, uint sequenceNumber = 1, CommandStatus status = CommandStatus.Ok)
    {
        var output = new ArrayBufferWriter<byte>();
        SmppPdu.Write(output, sequenceNumber, pdu, status);
        return output.WrittenSpan.ToArray();
    }

    public static byte[] WriteBody(ISmppPdu pdu) => Write(pdu)[PduHeader.Octets..];

    public static ISmppPdu Read(byte[] pdu) => Read(PduHeader.Read(pdu).CommandId, pdu.AsSpan(PduHeader.Octets));

    public static ISmppPdu Read(CommandId command, ReadOnlySpan<byte> body)
    {
        var reader = PduReader.Copying(body);
        return SmppPdu.Read(command, ref reader);
    }

    /// <summary>An optional parameter of four octets.</summary>
    public static Tlv Number(TlvTag tag, uint value)
    {
        var octets = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(octets, value);
        return new(tag, octets);
    }

    public static CommandStatus Refusal(CommandId command, byte[] body)
    {
        var refusal = Assert.Throws<SmppProtocolException>(() => Read(command, body));
        return refusal.Answer;
    }

    public static string Describe(ISmppPdu pdu) => string.Join('\n', pdu.GetType()
        .GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .Select(property => $"{property.Name}: {Describe(property.GetValue(pdu))}"));

    private static string Describe(object? value) => value switch
    {
        ReadOnlyMemory<byte> octets => Convert.ToHexStringLower(octets.Span),
        Tlv tlv => $"{tlv.Tag} {Convert.ToHexStringLower(tlv.Value.Span)}",
        string text => text,
        IEnumerable values => string.Join(", ", values.Cast<object>().Select(Describe)),
        _ => $"{value}",
    };
}

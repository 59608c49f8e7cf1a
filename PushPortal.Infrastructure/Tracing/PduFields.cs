using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;
using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Infrastructure.Tracing;

/// <summary>The parameters of a decoded PDU by SMPP's names, in wire order; optional ones by their tags.</summary>
internal static class PduFields
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    internal static IReadOnlyList<TraceField> Of(ISmppPdu pdu)
    {
        var fields = new List<TraceField>();
        foreach (var property in Properties.GetOrAdd(pdu.GetType(), static type => [.. type.GetProperties().Where(property => property.Name != nameof(ISmppPdu.CommandId))]))
        {
            if (property.GetValue(pdu) is TlvList tlvs)
            {
                fields.AddRange(tlvs.Select(static tlv => new TraceField(NameOf(tlv.Tag), Convert.ToHexString(tlv.Value.Span))));
            }
            else
            {
                fields.Add(new TraceField(Snake(property.Name), Text(property.GetValue(pdu))));
            }
        }

        return fields;
    }

    internal static string NameOf(CommandId command) => Enum.IsDefined(command) ? Snake(command.ToString()) : string.Create(CultureInfo.InvariantCulture, $"0x{(uint)command:x8}");

    private static string NameOf(TlvTag tag) => Enum.IsDefined(tag) ? string.Create(CultureInfo.InvariantCulture, $"{Snake(tag.ToString())} (0x{(ushort)tag:x4})") : string.Create(CultureInfo.InvariantCulture, $"0x{(ushort)tag:x4}");

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        ReadOnlyMemory<byte> octets => Convert.ToHexString(octets.Span),
        SmppAddress address => string.Create(CultureInfo.InvariantCulture, $"ton={(byte)address.Ton} npi={(byte)address.Npi} {address.Digits}"),
        MultiDestination destination => destination.Address is { } address ? Text(address) : $"list {destination.DistributionList}",
        UnsuccessfulDestination failed => $"{Text(failed.Address)} {failed.Status.Name}",
        EsmClass esmClass => Octet(esmClass.Value),
        RegisteredDelivery delivery => Octet(delivery.Value),
        byte octet => Octet(octet),
        IEnumerable list => string.Join("; ", list.Cast<object?>().Select(Text)),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString() ?? "",
    };

    private static string Octet(byte octet) => string.Create(CultureInfo.InvariantCulture, $"0x{octet:x2}");

    private static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}

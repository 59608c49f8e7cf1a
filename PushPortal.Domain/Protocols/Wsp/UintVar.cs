using System.Buffers;

namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>Variable-length unsigned integer of WSP and WBXML (WAP-230, 8.1.2): 7 bits an octet, at most 5 octets and 32 bits.</summary>
internal static class UintVar
{
    private const int MaxOctets = 5;

    public static bool TryRead(ReadOnlySpan<byte> octets, out uint value, out int length)
    {
        ulong sum = 0;
        var limit = Math.Min(octets.Length, MaxOctets);
        for (length = 0; length < limit;)
        {
            var octet = octets[length++];
            sum = (sum << 7) | (uint)(octet & 0x7F);
            if ((octet & 0x80) == 0)
            {
                value = (uint)sum;
                return sum <= uint.MaxValue;
            }
        }
        value = 0;
        return false;
    }

    public static void Write(IBufferWriter<byte> output, uint value)
    {
        Span<byte> octets = stackalloc byte[MaxOctets];
        var first = MaxOctets - 1;
        octets[first] = (byte)(value & 0x7F);
        while ((value >>= 7) != 0)
            octets[--first] = (byte)(0x80 | (value & 0x7F));
        output.Write(octets[first..]);
    }
}

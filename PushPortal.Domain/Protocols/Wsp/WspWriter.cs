using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>Writes the basic encodings of WSP (WAP-230, 8.4.2), which the MMS PDUs share, each in its shortest form.</summary>
internal static class WspWriter
{
    private const int LengthQuote = 31;
    private const byte Quote = 0x7F;

    extension(ArrayBufferWriter<byte> output)
    {
        public void WriteByte(byte octet)
        {
            output.GetSpan(1)[0] = octet;
            output.Advance(1);
        }

        public void WriteUintvar(uint value) => UintVar.Write(output, value);

        public void WriteShortInteger(uint value) => output.WriteByte((byte)(0x80 | value));

        public void WriteInteger(ulong value)
        {
            if (value < 0x80)
                output.WriteShortInteger((uint)value);
            else
                output.WriteLongInteger(value);
        }

        public void WriteLongInteger(ulong value)
        {
            var octets = LongIntegerOctets(value);
            Span<byte> bigEndian = stackalloc byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64BigEndian(bigEndian, value);
            output.WriteByte((byte)octets);
            output.Write(bigEndian[^octets..]);
        }

        public void WriteValueLength(int length)
        {
            if (length < LengthQuote)
            {
                output.WriteByte((byte)length);
                return;
            }
            output.WriteByte(LengthQuote);
            output.WriteUintvar((uint)length);
        }

        public void WriteText(string text) => output.WriteText(text, Encoding.UTF8);

        /// <summary>Text of which each character is an octet, as HTTP has it.</summary>
        public void WriteLatinText(string text) => output.WriteText(text, Encoding.Latin1);

        private void WriteText(string text, Encoding encoding)
        {
            if (text.Contains('\0', StringComparison.Ordinal))
                throw new WspFormatException("A text cannot hold a NUL.");
            var octets = encoding.GetBytes(text);
            if (octets is [>= 0x80, ..])
                output.WriteByte(Quote);
            output.Write(octets);
            output.WriteByte(0);
        }
    }

    /// <summary>Octets of a long-integer's value, without its length octet.</summary>
    public static int LongIntegerOctets(ulong value) => Math.Max(1, (64 - System.Numerics.BitOperations.LeadingZeroCount(value) + 7) / 8);
}

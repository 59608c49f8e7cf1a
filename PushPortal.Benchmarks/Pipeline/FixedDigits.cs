using System.Globalization;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>Numbers of one width, so that they can be changed inside a message without moving the rest.</summary>
internal static class FixedDigits
{
    internal const int Width = 11;

    internal static void Write(Span<byte> digits, long number)
    {
        for (var i = Width - 1; i >= 0; i--)
        {
            (number, var digit) = Math.DivRem(number, 10);
            digits[i] = (byte)('0' + digit);
        }
    }

    /// <summary>The number; or -1 when these are no eleven digits.</summary>
    internal static long Read(ReadOnlySpan<byte> digits)
    {
        if (digits.Length < Width)
        {
            return -1;
        }

        long number = 0;
        foreach (var digit in digits[..Width])
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return -1;
            }

            number = number * 10 + (digit - '0');
        }

        return number;
    }

    internal static string Text(long number) => number.ToString("D11", CultureInfo.InvariantCulture);
}

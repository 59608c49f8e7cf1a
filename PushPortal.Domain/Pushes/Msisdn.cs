namespace PushPortal.Domain.Pushes;

/// <summary>International phone numbers (E.164): a plus sign and up to 15 digits, without separators.</summary>
public static class Msisdn
{
    private const int Fewest = 3;
    private const int Most = 15;

    /// <summary>Reads a number as people write it; spaces, hyphens, dots and parentheses are dropped.</summary>
    /// <param name="problem">What is wrong with it, as part of a sentence.</param>
    public static bool TryParse(string? text, out string number, out string problem)
    {
        number = text ?? "";
        problem = "";
        Span<char> digits = stackalloc char[Most + 1];
        var count = 0;
        var trimmed = number.AsSpan().Trim();
        if (trimmed.IsEmpty)
        {
            problem = "is empty";
            return false;
        }

        if (trimmed[0] != '+')
        {
            problem = "must begin with + and the country code";
            return false;
        }

        foreach (var character in trimmed[1..])
        {
            if (char.IsAsciiDigit(character))
            {
                if (count == Most)
                {
                    problem = $"has more than {Most} digits";
                    return false;
                }

                digits[++count] = character;
            }
            else if (character is not (' ' or '-' or '.' or '(' or ')'))
            {
                problem = $"has a character that is not a digit: '{character}'";
                return false;
            }
        }

        if (count < Fewest)
        {
            problem = $"has fewer than {Fewest} digits";
            return false;
        }

        digits[0] = '+';
        number = digits[..(count + 1)].ToString();
        return true;
    }
}

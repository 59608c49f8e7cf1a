using System.Diagnostics.CodeAnalysis;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>A handset's number in international format (ITU-T E.164): the plus sign and at most 15 digits.</summary>
public static class Msisdn
{
    public const string Expected = "must be a number in international format: + and 3 to 15 digits";

    private const int FewestDigits = 3;
    private const int MostDigits = 15;

    /// <summary>Adds the plus sign when it is left out; false when the text is not such a number.</summary>
    public static bool TryNormalise(string text, [NotNullWhen(true)] out string? msisdn)
    {
        msisdn = text.StartsWith('+') ? text : "+" + text;
        if (IsNormal(msisdn))
        {
            return true;
        }

        msisdn = null;
        return false;
    }

    internal static bool IsNormal(string text) =>
        text.Length is > FewestDigits and <= MostDigits + 1
        && text[0] == '+' && text[1] != '0'
        && !text.AsSpan(1).ContainsAnyExceptInRange('0', '9');
}

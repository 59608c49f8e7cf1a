using PushPortal.Domain.Accounts;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Pushes;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>Reads the addresses of a message. Destinations are E.164 numbers; sources are numbers, short codes or names, as far as the account may use them.</summary>
internal static class AddressReader
{
    /// <summary>Semi-octets of TP-OA (3GPP TS 23.040, 9.1.2.5).</summary>
    private const int LongestNumber = 20;

    /// <summary>Characters of an alphanumeric TP-OA.</summary>
    private const int LongestName = 11;

    /// <summary>The address that the handset sees; null when the ESME gives none.</summary>
    internal static string? ReadSource(SmppAddress source, ServiceProvider account)
    {
        if (source.Digits.Length == 0)
        {
            return null;
        }

        var digits = source.Digits.AsSpan().TrimStart('+');
        var isNumber = digits.Length is > 0 and <= LongestNumber && digits.IndexOfAnyExceptInRange('0', '9') < 0;
        var isName = source.Ton is TypeOfNumber.Alphanumeric or TypeOfNumber.Unknown && source.Digits.Length <= LongestName;
        var text = source.Ton == TypeOfNumber.Alphanumeric ? source.Digits : source.ToText();
        return (isNumber || isName) && account.Smpp.MaySendFrom(text)
            ? text
            : throw new SmppProtocolException(CommandStatus.InvalidSourceAddress, "The source address cannot be used, or not by this account.");
    }

    /// <summary>An international number, with or without its prefix: many ESMEs send them as of an unknown type.</summary>
    internal static string ReadDestination(SmppAddress destination)
    {
        if (destination.Ton is not (TypeOfNumber.International or TypeOfNumber.Unknown))
        {
            throw new SmppProtocolException(CommandStatus.InvalidDestinationTon, "A destination is an international number.");
        }

        if (destination.Npi is not (NumberingPlan.E164 or NumberingPlan.Unknown))
        {
            throw new SmppProtocolException(CommandStatus.InvalidDestinationNpi, "A destination is a number of E.164.");
        }

        var digits = destination.Digits.AsSpan();
        digits = digits.StartsWith("00") ? digits[2..] : digits.TrimStart('+');
        return digits.IndexOfAnyExceptInRange('0', '9') < 0 && Msisdn.TryParse($"+{digits}", out var number, out _)
            ? number
            : throw new SmppProtocolException(CommandStatus.InvalidDestinationAddress, "A destination is no number.");
    }

    /// <summary>Those of submit_multi, each number once; what cannot be used is told in the response.</summary>
    internal static (string[] Recipients, UnsuccessfulDestination[] Unsuccessful) ReadDestinations(IReadOnlyList<MultiDestination> destinations)
    {
        var recipients = new List<string>(destinations.Count);
        var unsuccessful = new List<UnsuccessfulDestination>();
        foreach (var destination in destinations)
        {
            if (destination.Address is not { } address)
            {
                unsuccessful.Add(new(new(TypeOfNumber.Unknown, NumberingPlan.Unknown, destination.DistributionList!), CommandStatus.InvalidDistributionListName));
                continue;
            }

            try
            {
                recipients.Add(ReadDestination(address));
            }
            catch (SmppProtocolException refused)
            {
                unsuccessful.Add(new(address, refused.Answer));
            }
        }

        return ([.. recipients.Distinct()], [.. unsuccessful]);
    }
}

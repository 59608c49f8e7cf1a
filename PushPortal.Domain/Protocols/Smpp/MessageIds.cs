using System.Globalization;

namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>
/// Message ids across the PDUs of one SMSC. Many write an id in the response in hexadecimal and in the receipt in decimal, or the
/// other way round, in another case, or filled up with zeros.
/// </summary>
public static class MessageIds
{
    /// <summary>What an id is kept under: upper case, without leading zeros.</summary>
    public static string KeyOf(string id)
    {
        var key = id.Trim().TrimStart('0').ToUpperInvariant();
        return key.Length == 0 && id.Length > 0 ? "0" : key;
    }

    /// <summary>
    /// The keys under which the message of a receipt may be kept, the likeliest first: the id as it is, then as the
    /// hexadecimal and the decimal of each other. Ids beyond 64 bits are not converted.
    /// </summary>
    public static IReadOnlyList<string> KeysFor(string id)
    {
        var key = KeyOf(id);
        var keys = new List<string>(3) { key };
        if (ulong.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            Add(keys, number.ToString("X", CultureInfo.InvariantCulture));
        if (ulong.TryParse(key, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number))
            Add(keys, number.ToString(CultureInfo.InvariantCulture));
        return keys;
    }

    private static void Add(List<string> keys, string key)
    {
        if (!keys.Contains(key))
            keys.Add(key);
    }
}

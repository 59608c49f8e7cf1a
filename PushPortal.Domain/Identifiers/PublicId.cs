namespace PushPortal.Domain.Identifiers;

/// <summary>
/// The outside form of an internal id: a prefix that says what it names, and 13 digits of Crockford's base 32
/// (<c>psh_0r5kq8x9a1b2c</c>), so that ids sort by time as text too.
/// </summary>
public static class PublicId
{
    public const string Push = "psh_";
    public const string Transaction = "txn_";
    public const string Notification = "ntf_";
    public const string BulkRetry = "blk_";
    public const string Import = "imp_";
    public const string Alarm = "alm_";
    public const string Refusal = "ref_";
    public const string Event = "evt_";
    public const string CallbackEndpoint = "cbk_";
    public const string ApiKey = "key_";
    public const string Audit = "aud_";
    public const string RecipientGroup = "grp_";

    private const string Digits = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 13;

    public static string Format(string prefix, long id) => string.Create(prefix.Length + Length, (prefix, id), static (text, value) =>
    {
        value.prefix.CopyTo(text);
        var rest = value.id;
        for (var at = text.Length - 1; at >= value.prefix.Length; at--)
        {
            text[at] = Digits[(int)(rest & 31)];
            rest >>= 5;
        }
    });

    /// <summary>Reads an id with this prefix; false when the text is anything else.</summary>
    public static bool TryParse(string prefix, ReadOnlySpan<char> text, out long id)
    {
        id = 0;
        // 13 digits hold 65 bits: a larger first digit would be another text for the same id, or none.
        if (text.Length != prefix.Length + Length || !text.StartsWith(prefix, StringComparison.Ordinal) || text[prefix.Length] > '7')
        {
            return false;
        }

        foreach (var digit in text[prefix.Length..])
        {
            var value = Digits.IndexOf(digit, StringComparison.Ordinal);
            if (value < 0)
            {
                return false;
            }

            id = (id << 5) | (uint)value;
        }

        return id > 0;
    }
}

using System.Buffers;

namespace PushPortal.Domain.Protocols.Pap;

/// <summary>The grammar of client addresses (WAP-151, 7.1; WAP-249, 6.1). Keywords and type names compare without case.</summary>
internal static class ClientAddressParser
{
    private const int MaxLength = 1024;
    private const string Scheme = "WAPPUSH=";
    private const string TypeKeyword = "/TYPE=";

    private static readonly SearchValues<char> KeywordCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    /// <returns>null, or a sentence that says what is wrong.</returns>
    internal static string? Parse(string text, out ClientAddress? address)
    {
        address = null;
        if (text.Length > MaxLength)
            return $"The address is longer than {MaxLength} characters";
        if (text is ['+', ..])
            return BareNumber(text, out address);
        var rest = text is ['/', ..] ? text.AsSpan(1) : text;
        if (!rest.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return $"The address {PapSyntaxException.Quoted(text)} does not begin with WAPPUSH=";
        rest = rest[Scheme.Length..];

        string? host = null;
        if (rest.LastIndexOf('@') is var at and >= 0)
        {
            host = rest[(at + 1)..].ToString();
            if (!IsHost(host))
                return $"The address names the push proxy gateway {PapSyntaxException.Quoted(host)}: expected a host name after @";
            rest = rest[..at];
        }

        var typeAt = rest.LastIndexOf(TypeKeyword, StringComparison.OrdinalIgnoreCase);
        if (typeAt < 0)
            return "The address has no /TYPE=";
        var typeName = rest[(typeAt + TypeKeyword.Length)..];
        if (!PapWords.ClientAddressTypes.TryParse(typeName, out var type))
            return $"The address type {PapSyntaxException.Quoted(typeName)} is unknown: expected {PapWords.ClientAddressTypes.Choices}";
        rest = rest[..typeAt];

        var valueLength = rest.IndexOf('/') is var slash and >= 0 ? slash : rest.Length;
        var qualifiers = valueLength < rest.Length ? rest[(valueLength + 1)..].ToString() : "";
        if (valueLength < rest.Length && !AreQualifiers(qualifiers))
            return $"The address has {PapSyntaxException.Quoted(qualifiers)} between its value and its type: expected KEYWORD=qualifier";

        var problem = ClientAddressValue.Normalise(type, rest[..valueLength], out var value);
        if (problem is null)
            address = new ClientAddress { Type = type, Value = value, Qualifiers = qualifiers, Host = host };
        return problem;
    }

    private static string? BareNumber(string text, out ClientAddress? address)
    {
        var problem = ClientAddressValue.Normalise(ClientAddressType.Plmn, text, out var value);
        address = problem is null ? new ClientAddress { Type = ClientAddressType.Plmn, Value = value } : null;
        return problem;
    }

    private static bool AreQualifiers(ReadOnlySpan<char> qualifiers)
    {
        foreach (var range in qualifiers.Split('/'))
        {
            var qualifier = qualifiers[range];
            var equals = qualifier.IndexOf('=');
            if (equals < 1 || qualifier[..equals].ContainsAnyExcept(KeywordCharacters) || !ClientAddressValue.IsEscapedText(qualifier[(equals + 1)..]))
                return false;
        }
        return true;
    }

    private static bool IsHost(ReadOnlySpan<char> host)
    {
        foreach (var range in host.Split('.'))
        {
            var label = host[range];
            if (label.IsEmpty || label[0] == '-' || label.ContainsAnyExcept(KeywordCharacters))
                return false;
        }
        return true;
    }
}

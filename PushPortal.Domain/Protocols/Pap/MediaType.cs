using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace PushPortal.Domain.Protocols.Pap;

/// <summary>A Content-Type header's value: type and subtype in lower case, and its parameters. A slash in an unquoted parameter is accepted: initiators write it.</summary>
internal sealed record MediaType(string Name, IReadOnlyList<KeyValuePair<string, string>> Parameters)
{
    internal string? Parameter(string name)
    {
        foreach (var (candidate, value) in Parameters)
        {
            if (candidate.Equals(name, StringComparison.OrdinalIgnoreCase))
                return value;
        }
        return null;
    }

    internal static bool TryParse(string text, [NotNullWhen(true)] out MediaType? mediaType)
    {
        mediaType = null;
        var rest = text.AsSpan();
        var name = TakeUntilSemicolon(ref rest);
        var slash = name.IndexOf('/');
        if (slash < 1 || slash == name.Length - 1 || name.IndexOfAny(' ', '\t') >= 0)
            return false;

        List<KeyValuePair<string, string>>? parameters = null;
        while (!rest.IsEmpty)
        {
            var equals = rest.IndexOfAny('=', ';');
            if (equals < 0 || rest[equals] == ';')
            {
                if (!TakeUntilSemicolon(ref rest).IsEmpty)
                    return false;
                continue;
            }
            var parameter = rest[..equals].Trim();
            rest = rest[(equals + 1)..].TrimStart();
            if (parameter.IsEmpty || !TryTakeValue(ref rest, out var value))
                return false;
            (parameters ??= []).Add(new(parameter.ToString(), value));
        }
        mediaType = new MediaType(name.ToString().ToLowerInvariant(), parameters is null ? [] : parameters);
        return true;
    }

    private static bool TryTakeValue(ref ReadOnlySpan<char> rest, out string value)
    {
        if (rest is not ['"', ..])
        {
            value = TakeUntilSemicolon(ref rest).ToString();
            return true;
        }
        var unquoted = new StringBuilder();
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] == '"')
            {
                rest = rest[(i + 1)..];
                value = unquoted.ToString();
                return TakeUntilSemicolon(ref rest).IsEmpty;
            }
            if (rest[i] == '\\' && i + 1 < rest.Length)
                i++;
            unquoted.Append(rest[i]);
        }
        value = "";
        return false;
    }

    private static ReadOnlySpan<char> TakeUntilSemicolon(ref ReadOnlySpan<char> rest)
    {
        var semicolon = rest.IndexOf(';');
        var taken = semicolon < 0 ? rest : rest[..semicolon];
        rest = semicolon < 0 ? default : rest[(semicolon + 1)..];
        return taken.Trim();
    }
}

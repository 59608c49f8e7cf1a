using System.Buffers;
using System.Text;

namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>A media type with its parameters (RFC 2045, 5.1), which WSP carries by numbers where it can (WAP-230, 8.4.2.24).</summary>
public sealed record WspMediaType(string Name, IReadOnlyList<WspParameter> Parameters)
{
    private static readonly SearchValues<char> NotInTokens = SearchValues.Create("()<>@,;:\\\"/[]?=");

    /// <summary>Reads the text form, such as <c>text/plain; charset=utf-8</c>. The name comes back in lower case.</summary>
    public static WspMediaType Parse(string text)
    {
        var (name, rest) = Cut(text, ';');
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !IsToken(name.AsSpan(0, slash)) || !IsToken(name.AsSpan(slash + 1)))
            throw new WspFormatException($"\"{name}\" is not a media type.");
        if (rest is null)
            return new(name.ToLowerInvariant(), []);
        var parameters = new List<WspParameter>();
        while (rest is not null)
        {
            (var parameter, rest) = Cut(rest, ';');
            if (parameter.Length == 0)
                continue;
            var (key, value) = Cut(parameter, '=');
            if (value is null || !IsToken(key))
                throw new WspFormatException($"\"{parameter}\" is not a parameter of a media type.");
            parameters.Add(new(key, Unquote(value)));
        }
        return new(name.ToLowerInvariant(), parameters);
    }

    /// <summary>The value of a parameter, whatever the case of its name; null when it is absent.</summary>
    public string? this[string parameter]
    {
        get
        {
            foreach (var (name, value) in Parameters)
            {
                if (name.Equals(parameter, StringComparison.OrdinalIgnoreCase))
                    return value;
            }
            return null;
        }
    }

    public bool Equals(WspMediaType? other) => other is not null && Name == other.Name && Parameters.SequenceEqual(other.Parameters);

    public override int GetHashCode() => HashCode.Combine(Name, Parameters.Count);

    public override string ToString()
    {
        if (Parameters.Count == 0)
            return Name;
        var text = new StringBuilder(Name);
        foreach (var (name, value) in Parameters)
        {
            text.Append("; ").Append(name).Append('=');
            if (IsToken(value))
                text.Append(value);
            else
                text.Append('"').Append(value).Append('"');
        }
        return text.ToString();
    }

    private static (string Head, string? Tail) Cut(string text, char separator)
    {
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            quoted ^= text[i] == '"';
            if (text[i] == separator && !quoted)
                return (text[..i].Trim(), text[(i + 1)..].Trim());
        }
        return (text.Trim(), null);
    }

    private static string Unquote(string value)
    {
        var inner = value is ['"', .., '"'] ? value[1..^1] : value;
        return inner.AsSpan().ContainsAnyExceptInRange(' ', '~') || inner.Contains('"', StringComparison.Ordinal)
            ? throw new WspFormatException("A parameter of a media type holds a character that it cannot have.")
            : inner;
    }

    private static bool IsToken(ReadOnlySpan<char> text) =>
        text.Length > 0 && !text.ContainsAnyExceptInRange('!', '~') && !text.ContainsAny(NotInTokens);
}

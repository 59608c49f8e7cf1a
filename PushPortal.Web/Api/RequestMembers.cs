using System.Globalization;
using System.Text.Json;

namespace PushPortal.Web.Api;

/// <summary>The members of one JSON object of a request. Collects what is wrong with them, by JSON pointer (RFC 6901), instead of stopping at the first.</summary>
internal sealed class RequestMembers(JsonElement element, string pointer, Dictionary<string, List<string>> errors)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public int? Integer(string name) => Read(name, "must be a whole number", JsonValueKind.Number) is { } value
        ? value.TryGetInt32(out var number) ? number : Refuse<int>(name, "must be a whole number of 32 bits")
        : null;

    public double? Number(string name) => Read(name, "must be a number", JsonValueKind.Number)?.GetDouble();

    public bool? Boolean(string name) => Read(name, "must be true or false", JsonValueKind.True, JsonValueKind.False)?.GetBoolean();

    public string? Text(string name)
    {
        const string Expected = "must be a text";
        try
        {
            return Read(name, Expected, JsonValueKind.String)?.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: valid JSON, but no text.
            Add($"{pointer}/{name}", Expected);
            return null;
        }
    }

    public long? Long(string name) => Read(name, "must be a whole number", JsonValueKind.Number) is { } value
        ? value.TryGetInt64(out var number) ? number : Refuse<long>(name, "must be a whole number of 64 bits")
        : null;

    /// <summary>A UDP port.</summary>
    public ushort? Port(string name) => Read(name, "must be a port from 0 to 65535", JsonValueKind.Number) is { } value
        ? value.TryGetUInt16(out var number) ? number : Refuse<ushort>(name, "must be a port from 0 to 65535")
        : null;

    /// <summary>An instant with its offset (RFC 3339).</summary>
    public DateTimeOffset? Instant(string name)
    {
        const string Expected = "must be an instant with its offset, such as 2026-01-31T18:00:00Z";
        return Text(name) is not { } text ? null
            : HasOffset(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? instant.ToUniversalTime()
            : Refuse<DateTimeOffset>(name, Expected);
    }

    /// <summary>An array of texts; null when there is none.</summary>
    public IReadOnlyList<string>? Texts(string name)
    {
        if (Read(name, "must be an array of texts", JsonValueKind.Array) is not { } array)
        {
            return null;
        }

        var texts = new List<string>(array.GetArrayLength());
        foreach (var item in array.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String)
            {
                Add($"{pointer}/{name}/{texts.Count}", "must be a text");
            }

            texts.Add(item.ValueKind == JsonValueKind.String ? item.GetString()! : "");
        }

        return texts;
    }

    /// <summary>The members of an object; null when there is none.</summary>
    public RequestMembers? Object(string name) =>
        Read(name, "must be an object", JsonValueKind.Object) is { } value ? new RequestMembers(value, $"{pointer}/{name}", errors) : null;

    /// <summary>Whether something is wrong so far.</summary>
    public bool HasErrors => errors.Count > 0;

    /// <summary>The members of each object of the array; null when there is no such array.</summary>
    public IReadOnlyList<RequestMembers>? Objects(string name)
    {
        if (Read(name, "must be an array of objects", JsonValueKind.Array) is not { } array)
        {
            return null;
        }

        var objects = new List<RequestMembers>();
        foreach (var item in array.EnumerateArray())
        {
            var at = $"{pointer}/{name}/{objects.Count}";
            if (item.ValueKind != JsonValueKind.Object)
            {
                Add(at, "must be an object");
            }

            objects.Add(new RequestMembers(item, at, errors));
        }

        return objects;
    }

    /// <summary>Says that a member which the request has or lacks cannot be used.</summary>
    public T? Refuse<T>(string name, string expected)
        where T : struct
    {
        Add($"{pointer}/{name}", expected);
        return null;
    }

    /// <summary>Refuses the members that nobody asked for; comes after the last one was read.</summary>
    public void RefuseOthers()
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var member in element.EnumerateObject())
        {
            if (!_known.Contains(member.Name))
            {
                var escaped = member.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
                Add($"{pointer}/{escaped}", "is not known here");
            }
        }
    }

    private JsonElement? Read(string name, string expected, params ReadOnlySpan<JsonValueKind> kinds)
    {
        _known.Add(name);
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value))
        {
            return null;
        }

        if (kinds.Contains(value.ValueKind))
        {
            return value;
        }

        Add($"{pointer}/{name}", expected);
        return null;
    }

    /// <summary>A time without an offset would mean another instant on another machine.</summary>
    private static bool HasOffset(string text) =>
        text.Length > 10 && (text.EndsWith('Z') || text.EndsWith('z') || text.AsSpan(10).ContainsAny('+', '-'));

    private void Add(string at, string expected)
    {
        if (!errors.TryGetValue(at, out var expectations))
        {
            errors[at] = expectations = [];
        }

        expectations.Add(expected);
    }
}

using System.Text.Json;

namespace PushPortal.Web.Api.Simulator;

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

    private void Add(string at, string expected)
    {
        if (!errors.TryGetValue(at, out var expectations))
        {
            errors[at] = expectations = [];
        }

        expectations.Add(expected);
    }
}

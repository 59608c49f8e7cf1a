using System.Text.Json;

namespace PushPortal.Web.Portal.Components;

/// <summary>One member of a subject, as it was and as it became.</summary>
/// <param name="Member">Its name; of one inside another, behind the other's name and a dot.</param>
/// <param name="Before">Null where there was none.</param>
internal sealed record AuditChange(string Member, string? Before, string? After)
{
    /// <summary>The members of both sides of an entry, in the order of their names.</summary>
    internal static IReadOnlyList<AuditChange> Of(string? before, string? after)
    {
        var (was, became) = (Members(before), Members(after));
        return [.. was.Keys.Union(became.Keys).Order(StringComparer.Ordinal).Select(member => new AuditChange(member, was.GetValueOrDefault(member), became.GetValueOrDefault(member)))];
    }

    private static Dictionary<string, string> Members(string? json)
    {
        var members = new Dictionary<string, string>();
        if (json is not null)
        {
            using var document = JsonDocument.Parse(json);
            Add(document.RootElement, "", members);
        }

        return members;
    }

    private static void Add(JsonElement value, string name, Dictionary<string, string> members)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            members[name] = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
            return;
        }

        foreach (var member in value.EnumerateObject())
        {
            Add(member.Value, name.Length == 0 ? member.Name : $"{name}.{member.Name}", members);
        }
    }
}

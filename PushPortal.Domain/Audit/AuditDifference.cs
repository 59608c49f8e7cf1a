using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PushPortal.Domain.Audit;

/// <summary>The members in which two states of a thing differ, as JSON of each.</summary>
internal static class AuditDifference
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        // It is shown as text and never as part of a page's own code.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static (string? Before, string? After) Of(object? before, object? after)
    {
        var (was, became) = (Members(before), Members(after));
        if (was is not null && became is not null)
        {
            RemoveEqual(was, became);
        }

        return (Text(was), Text(became));
    }

    private static void RemoveEqual(JsonObject was, JsonObject became)
    {
        foreach (var (name, value) in was.ToList())
        {
            if (!became.TryGetPropertyValue(name, out var other))
            {
                continue;
            }

            if (JsonNode.DeepEquals(value, other))
            {
                was.Remove(name);
                became.Remove(name);
            }
            else if (value is JsonObject inner && other is JsonObject otherInner)
            {
                RemoveEqual(inner, otherInner);
            }
        }
    }

    private static JsonObject? Members(object? state) => state is null ? null : JsonSerializer.SerializeToNode(state, state.GetType(), Form)!.AsObject();

    private static string? Text(JsonObject? members) => members is { Count: > 0 } ? members.ToJsonString(Form) : null;
}

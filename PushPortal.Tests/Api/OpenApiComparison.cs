using System.Text.Json.Nodes;

namespace PushPortal.Tests.Api;

/// <summary>What a newer description of the API takes from clients of the older.</summary>
internal static class OpenApiComparison
{
    /// <summary>Texts for readers may change.</summary>
    private static readonly string[] Texts = ["description", "summary", "tags", "info", "servers", "default"];

    /// <summary>Paths, methods, answers, members and words that have gone, types that have changed, and what is required of requests although it was not.</summary>
    internal static IReadOnlyList<string> Breaks(JsonNode older, JsonNode newer)
    {
        var breaks = new List<string>();
        Compare("", older, newer, breaks);
        return breaks;
    }

    private static void Compare(string at, JsonNode? older, JsonNode? newer, List<string> breaks)
    {
        switch (older, newer)
        {
            case (JsonObject had, JsonObject has):
                Members(at, had, has, breaks);
                break;
            case (JsonArray had, JsonArray has):
                Elements(at, had, has, breaks);
                break;
            default:
                if (!JsonNode.DeepEquals(older, newer))
                {
                    breaks.Add($"{at} was {older?.ToJsonString()} and is {newer?.ToJsonString()}");
                }

                break;
        }
    }

    private static void Members(string at, JsonObject had, JsonObject has, List<string> breaks)
    {
        foreach (var (name, member) in had)
        {
            if (Texts.Contains(name) && member is not JsonObject { Count: > 0 })
            {
                continue;
            }

            if (has.ContainsKey(name))
            {
                Compare($"{at}/{name}", member, has[name], breaks);
            }
            else
            {
                breaks.Add($"{at}/{name} has gone");
            }
        }

        if (!had.ContainsKey("required") && has["required"] is JsonArray { Count: > 0 } required)
        {
            Require(at, [], required, breaks);
        }
    }

    private static void Elements(string at, JsonArray had, JsonArray has, List<string> breaks)
    {
        if (at.EndsWith("/required", StringComparison.Ordinal))
        {
            Require(at, had, has, breaks);
            return;
        }

        foreach (var element in had)
        {
            if (Find(has, element) is not { } same)
            {
                breaks.Add($"{at} has no {Name(element)} any more");
            }
            else
            {
                Compare($"{at}/{Name(element)}", element, same, breaks);
            }
        }

        foreach (var element in has.Where(element => element is JsonObject && element["required"]?.GetValueKind() == System.Text.Json.JsonValueKind.True && Find(had, element) is null))
        {
            breaks.Add($"{at} requires {Name(element)}");
        }
    }

    /// <summary>More members of an answer may be promised; more of a request may not be required.</summary>
    private static void Require(string at, JsonArray had, JsonArray has, List<string> breaks)
    {
        var isAnswer = at.Contains("Model", StringComparison.Ordinal) || at.Contains("responses", StringComparison.Ordinal);
        breaks.AddRange(isAnswer ? Without(had, has).Select(name => $"{at} does not promise {name} any more") : Without(has, had).Select(name => $"{at} requires {name}"));
    }

    private static IEnumerable<string> Without(JsonArray these, JsonArray those) => these.Where(one => Find(those, one) is null).Select(Name);

    /// <summary>Parameters are the same when their names are; all else when it is equal.</summary>
    private static JsonNode? Find(JsonArray among, JsonNode? element) =>
        among.FirstOrDefault(one => element is JsonObject named && named["name"] is { } name ? JsonNode.DeepEquals(one?["name"], name) : JsonNode.DeepEquals(one, element));

    private static string Name(JsonNode? element) => (element as JsonObject)?["name"]?.ToString() ?? element?.ToJsonString() ?? "null";
}

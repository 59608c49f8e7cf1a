using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PushPortal.Domain.Content;
using PushPortal.Web.Api;
using PushPortal.Web.Api.Pushes;

namespace PushPortal.Web.Portal.Pages;

/// <summary>The content of the form as the REST body has it: what the form submits is read by the same reader, so that both make the same octets.</summary>
internal static class NewPushContent
{
    /// <param name="times">The instants that were typed, by the names of their fields.</param>
    internal static JsonObject Body(NewPushForm form, IReadOnlyDictionary<string, DateTimeOffset?> times) => Body(
        form.ContentType,
        form.Typed,
        (field, _) => times.GetValueOrDefault(field.Name) is { } at ? JsonValue.Create(at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)) : null);

    /// <param name="typedInto">What was typed into a field.</param>
    /// <param name="instantOf">What was typed into a field for an instant, as the body has it.</param>
    internal static JsonObject Body(NewPushType type, Func<NewPushField, string> typedInto, Func<NewPushField, string, JsonNode?> instantOf)
    {
        var body = new JsonObject { ["type"] = type.Wire };
        foreach (var (name, value) in type.Fixed)
        {
            body[name] = JsonValue.Create(value);
        }

        foreach (var field in type.Fields)
        {
            var typed = typedInto(field);
            if (typed.Length == 0 && !field.IsAlwaysThere && field.Name != NewPushType.PlainText)
            {
                continue;
            }

            if (field.Name == NewPushType.PlainText)
            {
                body["bodyHex"] = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(typed));
            }
            else if (Value(field, typed, instantOf) is { } value)
            {
                Place(body, field)[field.Last] = value;
            }
        }

        return body;
    }

    /// <summary>Null when it cannot be used, which <paramref name="errors"/> then say by JSON pointer.</summary>
    internal static PushContent? Read(JsonObject body, Dictionary<string, List<string>> errors)
    {
        using var document = JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(body));
        return ContentBody.Read(new RequestMembers(document.RootElement, "/content", errors));
    }

    private static JsonObject Place(JsonObject body, NewPushField field)
    {
        if (field.Name == field.Last)
        {
            return body;
        }

        var name = field.Name[..^(field.Last.Length + 1)];
        if (body[name] is not JsonObject inner)
        {
            body[name] = inner = [];
        }

        return inner;
    }

    private static JsonNode? Value(NewPushField field, string typed, Func<NewPushField, string, JsonNode?> instantOf) => field.Kind switch
    {
        NewPushFieldKind.Lines => new JsonArray([.. typed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => JsonValue.Create(line))]),
        NewPushFieldKind.Number => long.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(typed),
        NewPushFieldKind.Instant => instantOf(field, typed),
        NewPushFieldKind.Hex => JsonValue.Create(string.Concat(typed.Where(letter => !char.IsWhiteSpace(letter)))),
        NewPushFieldKind.LongText => JsonValue.Create(typed),
        _ => JsonValue.Create(typed.Trim()),
    };
}

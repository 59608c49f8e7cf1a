using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace PushPortal.Web.Api;

/// <summary>Reads a request's JSON object and collects everything that is wrong with it.</summary>
internal static class JsonRequest
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Either the value or the problem is null.</summary>
    /// <param name="read">Reads the members; may answer null when it has noted what is wrong.</param>
    internal static (T? Value, ProblemHttpResult? Problem) Read<T>(ReadOnlyMemory<byte> body, Func<RequestMembers, T?> read)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return (null, ApiProblem.Malformed("The body must be a JSON object."));
            }

            var errors = new Dictionary<string, List<string>>(StringComparer.Ordinal);
            var members = new RequestMembers(document.RootElement, "", errors);
            var value = read(members);
            members.RefuseOthers();
            return errors.Count == 0 ? (value, null) : (null, ApiProblem.Invalid(errors));
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // The second is what the parser throws for a text with half of a surrogate pair.
            return (null, ApiProblem.Malformed(malformed.Message));
        }
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using PushPortal.Domain.Identifiers;
using PushPortal.Web.Api.Conventions;

namespace PushPortal.Web.Api;

/// <summary>The query parameters of a request, those that its endpoint names (<see cref="QueryParameter"/>); others do not come here (<see cref="KnownQueryFilter"/>).</summary>
internal sealed class QueryMembers(HttpContext context)
{
    internal const int LargestPage = 500;
    internal const int UsualPage = 50;

    private readonly IReadOnlyList<QueryParameter> _known = context.GetEndpoint()?.Metadata.GetOrderedMetadata<QueryParameter>() ?? [];
    private readonly Dictionary<string, List<string>> _errors = [];

    /// <summary>The parameter's value; null when it is not given or empty.</summary>
    internal string? Text(string name)
    {
        return !Knows(name) ? throw new InvalidOperationException($"The endpoint does not name its query parameter {name}.")
            : context.Request.Query.TryGetValue(name, out var values) && values.ToString() is { Length: > 0 } value ? value : null;
    }

    private int Integer(string name, int least, int most, int otherwise) =>
        Text(name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : Refuse(name, $"must be a whole number from {least} to {most}", otherwise);

    /// <summary>How many rows a page has.</summary>
    internal int Limit() => Integer("limit", 1, LargestPage, UsualPage);

    /// <summary>The id in a cursor: where an earlier page ended, or began.</summary>
    /// <param name="page">What of the earlier page it is: next or prev.</param>
    internal long? Cursor(string name, string prefix, string page = "next") =>
        Read(name, $"must be the {page} of an earlier page", text => PublicId.TryParse(prefix, text, out var id) ? id : (long?)null);

    /// <summary>False when it is not given. One without a value is neither: who writes it may mean true.</summary>
    internal bool Boolean(string name) => Text(name) switch
    {
        null when !context.Request.Query.ContainsKey(name) => false,
        "false" => false,
        "true" => true,
        _ => Refuse(name, "must be true or false", false),
    };

    internal DateTimeOffset? Instant(string name) => Read(name, "must be an instant such as 2026-01-31T18:00:00Z", static text =>
        DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant.ToUniversalTime() : (DateTimeOffset?)null);

    /// <summary>A value that is read in a way of its own.</summary>
    internal T? Read<T>(string name, string expected, Func<string, T?> read)
        where T : struct => Text(name) is not { } text ? null : read(text) ?? Refuse<T?>(name, expected, null);

    /// <summary>What is wrong with the query; null when nothing is. Comes after the last parameter was read.</summary>
    internal ProblemHttpResult? Problem() => _errors.Count == 0 ? null : ApiProblem.Of(ErrorCatalogue.InvalidQuery, _errors);

    private bool Knows(string name) => _known.Any(parameter => parameter.Name == name);

    private T Refuse<T>(string name, string expected, T otherwise)
    {
        _errors[name] = [expected];
        return otherwise;
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using PushPortal.Domain.Enquiries;
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

    /// <summary>The id in <c>after</c>: where an earlier page ended.</summary>
    internal long? After(string prefix) => Read(QueryParameter.After.Name, "must be the next of an earlier page", text => IdOf(prefix, text));

    /// <summary>The id in <c>before</c>: where an earlier page began.</summary>
    internal long? Before(string prefix) => Read(QueryParameter.Before.Name, "must be the prev of an earlier page", text => IdOf(prefix, text));

    /// <summary>Where the page lies that is asked for by <c>after</c> or <c>before</c>; null for the first.</summary>
    /// <param name="read">Reads the cursor, which is a row's place in the list.</param>
    internal PageEdge<T>? Edge<T>(Func<string, T?> read)
        where T : struct
    {
        var after = Read(QueryParameter.After.Name, "must be the next of an earlier page", read);
        var before = Read(QueryParameter.Before.Name, "must be the prev of an earlier page", read);
        return (after, before) switch
        {
            (null, null) => null,
            ({ } at, null) => new PageEdge<T>(at, IsBefore: false),
            (null, { } at) => new PageEdge<T>(at, IsBefore: true),
            _ => Refuse<PageEdge<T>?>(QueryParameter.Before.Name, "cannot be given with after", null),
        };
    }

    /// <summary>The same where the cursors are ids.</summary>
    internal PageEdge<long>? Edge(string prefix) => Edge(text => IdOf(prefix, text));

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

    private static long? IdOf(string prefix, string text) => PublicId.TryParse(prefix, text, out var id) ? id : null;

    private bool Knows(string name) => _known.Any(parameter => parameter.Name == name);

    private T Refuse<T>(string name, string expected, T otherwise)
    {
        _errors[name] = [expected];
        return otherwise;
    }
}

namespace PushPortal.Web.Api;

/// <summary>One kind of error that the API answers.</summary>
/// <param name="Code">Stable: programs decide by it.</param>
/// <param name="Status">The HTTP status that it comes with.</param>
/// <param name="Title">What it is, in a few words; the same each time.</param>
internal sealed record ApiError(string Code, int Status, string Title)
{
    /// <summary>RFC 9457's <c>type</c>: the error's page in the catalogue.</summary>
    internal string Type { get; } = $"{ErrorCatalogue.Path}/{Code}";
}

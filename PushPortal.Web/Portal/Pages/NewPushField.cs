using System.Text.Json;

namespace PushPortal.Web.Portal.Pages;

/// <summary>A field of one type of content.</summary>
/// <param name="Name">As in the REST body, below <c>content</c>; a slash leads into an object.</param>
public sealed record NewPushField(string Name, NewPushFieldKind Kind)
{
    /// <summary>The words to choose from; the first is what stands there at first.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>It stands in the body although it is empty.</summary>
    public bool IsAlwaysThere { get; init; }

    public string Pointer => $"/content/{Name}";

    /// <summary>Of the input on the page.</summary>
    public string Id => JsonNamingPolicy.KebabCaseLower.ConvertName(Last);

    /// <summary>Without the object that it is in.</summary>
    internal string Last => Name[(Name.IndexOf('/', StringComparison.Ordinal) + 1)..];

    public bool IsWide => Kind is NewPushFieldKind.LongText or NewPushFieldKind.Lines or NewPushFieldKind.Hex || Last is "href" or "contentLocation";
}

namespace PushPortal.Web.Api.Conventions;

/// <summary>A query parameter of an endpoint: what <see cref="QueryMembers"/> may read, and what the API's description says of it.</summary>
internal sealed record QueryParameter(string Name, string Description)
{
    /// <summary>The words that it may be; any text when empty.</summary>
    internal IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Whether it is an instant (RFC 3339).</summary>
    internal bool IsInstant { get; init; }

    /// <summary>The numbers that it may be, and the one that it is when absent.</summary>
    internal (int Least, int Most, int Usual)? Range { get; init; }

    internal static readonly QueryParameter After = new("after", "The `next` of an earlier page: the page behind it.");
    internal static readonly QueryParameter Before = new("before", "The `prev` of an earlier page: the page before it.");
    internal static readonly QueryParameter Limit = new("limit", "How many a page has.") { Range = (1, QueryMembers.LargestPage, QueryMembers.UsualPage) };

    /// <summary>Those of every list.</summary>
    internal static readonly QueryParameter[] OfList = [After, Before, Limit];

    internal static QueryParameter Instant(string name, string description) => new(name, description) { IsInstant = true };

    internal static QueryParameter Boolean(string name, string description) => new(name, description) { Words = ["true", "false"] };
}

using System.Text.Json.Serialization;
using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Routes;

/// <summary>One line of the routes: which pushes it is for, and where they go. The first rule that is for a push decides.</summary>
public sealed record RouteRule
{
    public const int LongestName = 64;
    public const int LongestRefusal = 200;

    /// <summary>What people call it; no two rules have the same.</summary>
    public required string Name { get; init; }

    /// <summary>Beginnings of recipients (E.164 with the plus sign); none means all numbers.</summary>
    public IReadOnlyList<string> Prefixes { get; init; } = [];

    /// <summary>Codes of accounts; none means all of them.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>None means all of them.</summary>
    public IReadOnlyList<Priority> Priorities { get; init; } = [];

    /// <summary>The link that they go over; null when they are refused.</summary>
    public string? Link { get; init; }

    /// <summary>Why they are refused, as their initiators are told; null when they go over a link.</summary>
    public string? Refusal { get; init; }

    [JsonIgnore]
    public RouteTarget Target => new(Link, Refusal);

    /// <summary>Whether it says the same, whatever it is called.</summary>
    public bool SaysTheSame(RouteRule other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Target == other.Target && Prefixes.SequenceEqual(other.Prefixes) && Accounts.SequenceEqual(other.Accounts) && Priorities.SequenceEqual(other.Priorities);
    }
}

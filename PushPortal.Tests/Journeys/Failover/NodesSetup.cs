namespace PushPortal.Tests.Journeys.Failover;

/// <summary>What nodes under load have otherwise than usual.</summary>
internal sealed record NodesSetup
{
    internal IReadOnlyList<string> Names { get; init; } = ["one", "two"];

    /// <summary>Whether the load knows a balancer before the nodes, and not the nodes.</summary>
    internal bool IsBalanced { get; init; }

    /// <summary>Whether each node's ways to the database and to the SMSC can be cut.</summary>
    internal bool HasRelays { get; init; }

    /// <summary>Whether each node's clock can be set.</summary>
    internal bool HasClocks { get; init; }

    /// <summary>Whether the database ends with its server: nobody else is on that.</summary>
    internal bool HasServerOfItsOwn { get; init; }

    /// <summary>Makes the connection string of the nodes of that of the database.</summary>
    internal Func<string, string> Connect { get; init; } = database => database;
}

namespace PushPortal.Domain.Nodes;

/// <summary>A node that shares the store, as it was heard of last.</summary>
public sealed record NodeStatus
{
    /// <summary>Its name among the nodes.</summary>
    public required string Name { get; init; }

    public required NodeState State { get; init; }

    /// <summary>Of the program.</summary>
    public required string Version { get; init; }

    /// <summary>When its process began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Since when it is in the state in which it was heard of.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When it was heard of last, by the store's clock.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>The number of the lease that it works under; null for a node that does not.</summary>
    public long? Epoch { get; init; }

    /// <summary>The state in the words of the API.</summary>
    public string Word => State switch
    {
        NodeState.Works => "works",
        NodeState.Prepared => "prepared",
        NodeState.Preparing => "preparing",
        _ => "gone",
    };
}

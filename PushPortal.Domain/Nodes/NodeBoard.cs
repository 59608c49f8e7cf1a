namespace PushPortal.Domain.Nodes;

/// <summary>The nodes that share the store, as they were when this node looked last.</summary>
public sealed class NodeBoard
{
    private IReadOnlyList<NodeStatus> _nodes = [];

    /// <summary>By name. Empty before the first look.</summary>
    public IReadOnlyList<NodeStatus> Nodes => Volatile.Read(ref _nodes);

    public void Show(IReadOnlyList<NodeStatus> nodes) => Volatile.Write(ref _nodes, nodes);
}

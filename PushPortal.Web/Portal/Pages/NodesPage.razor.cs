using PushPortal.Domain.Nodes;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Pages;

/// <summary>The nodes that share the store: which one works, since when and under which number of the lease, who stands by and whether prepared, and who is gone.</summary>
public sealed partial class NodesPage(NodeBoard board) : PortalPage
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private IReadOnlyList<NodeStatus> _nodes = [];

    protected override void OnParametersSet() => _nodes = board.Nodes;

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            KeepLooking(LookEvery, Look);
        }
    }

    private void Look()
    {
        if (!ReferenceEquals(_nodes, board.Nodes))
        {
            _ = ShowAsync(() =>
            {
                _nodes = board.Nodes;
                return Task.CompletedTask;
            });
        }
    }
}

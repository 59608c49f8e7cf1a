using Bunit;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Nodes;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

public sealed class NodesPageTests : IAsyncDisposable
{
    private readonly NodeBoard _board = new();
    private readonly PortalUnderTest _portal;

    public NodesPageTests() => _portal = new PortalUnderTest(role: PortalRole.Monitor, add: services => services.AddSingleton(_board));

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public void Node_that_works_others_and_a_takeover_are_shown()
    {
        _board.Show([Node("one", NodeState.Works, 7), Node("two", NodeState.Preparing)]);
        var page = _portal.Open<NodesPage>("/nodes");
        Assert.Equal([("one", "works"), ("two", "preparing")], Rows(page));
        Assert.Contains("7", page.Find("[data-node=one]").TextContent, StringComparison.Ordinal);
        Assert.Contains("1.2.3", page.Find("[data-node=two]").TextContent, StringComparison.Ordinal);

        _board.Show([Node("one", NodeState.Gone), Node("two", NodeState.Works, 8)]);
        _portal.Clock.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Equal([("one", "gone"), ("two", "works")], Rows(page)));
    }

    private static IEnumerable<(string?, string?)> Rows(IRenderedComponent<NodesPage> page) =>
        page.FindAll("[data-testid=node]").Select(row => (row.GetAttribute("data-node"), row.GetAttribute("data-state")));

    private NodeStatus Node(string name, NodeState state, long? epoch = null)
    {
        var now = _portal.Clock.GetUtcNow();
        return new NodeStatus { Name = name, State = state, Version = "1.2.3", StartedAt = now, Since = now, SeenAt = now, Epoch = epoch };
    }
}

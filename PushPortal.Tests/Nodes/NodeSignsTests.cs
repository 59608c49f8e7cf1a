using Npgsql;
using PushPortal.Domain.Nodes;
using PushPortal.Infrastructure.Nodes;
using PushPortal.Infrastructure.Persistence.Postgres;
using PushPortal.Infrastructure.Persistence.Sqlite;
using PushPortal.Tests.Persistence;

namespace PushPortal.Tests.Nodes;

/// <summary>What nodes that share a PostgreSQL see of each other.</summary>
public sealed class NodeSignsTests : IDisposable
{
    private readonly string _store = PostgresServer.Shared.NewDatabase();
    private readonly PostgresDatabase _one;
    private readonly PostgresDatabase _two;

    public NodeSignsTests() => (_one, _two) = (new PostgresDatabase(_store, Path.GetTempPath(), "one"), new PostgresDatabase(_store, Path.GetTempPath(), "two"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _one.Dispose();
        _two.Dispose();
        PostgresServer.Shared.Drop(_store);
    }

    [Fact]
    public async Task Each_node_sees_who_works_under_which_epoch_and_who_stands_by()
    {
        Assert.True(_one.Lease.TryTake());
        Assert.False(_two.Lease.TryTake());
        await Signs(_one, "one", out var seenByOne).LookAsync(NodeState.Works, Ct);
        var two = Signs(_two, "two", out var seenByTwo);
        await two.LookAsync(NodeState.Preparing, Ct);
        Assert.Equal([("one", NodeState.Works, 1), ("two", NodeState.Preparing, null)], Seen(seenByTwo));
        Assert.Equal([("one", NodeState.Works, 1L)], Seen(seenByOne).Select(node => (node.Name, node.State, node.Epoch!.Value)));

        await two.LookAsync(NodeState.Prepared, Ct);
        var since = seenByTwo.Nodes[1].Since;
        await two.LookAsync(NodeState.Prepared, Ct);

        Assert.Equal((NodeState.Prepared, since), (seenByTwo.Nodes[1].State, seenByTwo.Nodes[1].Since));
        Assert.True(seenByTwo.Nodes[1].SeenAt > since);
    }

    [Fact]
    public async Task Node_that_is_not_heard_of_is_gone_and_after_a_day_forgotten_and_one_that_leaves_is_at_once()
    {
        Assert.True(_one.Lease.TryTake());
        var one = Signs(_one, "one", out _);
        await one.LookAsync(NodeState.Works, Ct);
        _one.Lease.GiveBack();
        var two = Signs(_two, "two", out var seen);
        await ExecuteAsync("UPDATE store_nodes SET seen = seen - interval '11 seconds'");
        await two.LookAsync(NodeState.Works, Ct);
        Assert.Equal([("one", NodeState.Gone, null), ("two", NodeState.Works, null)], Seen(seen));

        await one.LookAsync(NodeState.Prepared, Ct);
        await two.LookAsync(NodeState.Works, Ct);
        Assert.Equal(NodeState.Prepared, seen.Nodes[0].State);

        await ExecuteAsync("UPDATE store_nodes SET seen = seen - interval '25 hours' WHERE name = 'one'");
        await two.LookAsync(NodeState.Works, Ct);
        Assert.Equal("two", Assert.Single(seen.Nodes).Name);

        await one.LookAsync(NodeState.Prepared, Ct);
        await one.LeaveAsync(Ct);
        await two.LookAsync(NodeState.Works, Ct);
        Assert.Equal("two", Assert.Single(seen.Nodes).Name);
    }

    [Fact]
    public async Task Store_of_one_gateway_has_its_node_alone()
    {
        var board = new NodeBoard();
        await new NodeSigns(new SqliteDatabase("Data Source=:memory:"), "alone", board, TimeProvider.System).LookAsync(NodeState.Works, Ct);

        var node = Assert.Single(board.Nodes);
        Assert.Equal(("alone", NodeState.Works), (node.Name, node.State));
    }

    private static IEnumerable<(string Name, NodeState State, long? Epoch)> Seen(NodeBoard board) => board.Nodes.Select(node => (node.Name, node.State, node.Epoch));

    private static NodeSigns Signs(PostgresDatabase database, string name, out NodeBoard board) => new(database, name, board = new NodeBoard(), TimeProvider.System);

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_store);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Ct);
    }
}

using System.Globalization;
using PushPortal.Tests.Journeys.Kill;
using PushPortal.Tests.Persistence;

namespace PushPortal.Tests.Journeys.Failover;

/// <summary>Two nodes as processes on one PostgreSQL, both bound to the same upstream when they work, under a load that goes to whichever takes it.</summary>
internal sealed class NodesUnderLoad : IAsyncDisposable
{
    /// <summary>A node that stands still answers nothing: who pushes to it goes elsewhere.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pushportal-nodes-");
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly HttpClient _initiators = new() { Timeout = Patience };
    private readonly SegmentSink _sink = new();
    private readonly string _database;
    private readonly int _seed = Environment.TickCount;
    private readonly Random _random;
    private readonly GatewayProcess[] _nodes;
    private readonly ConfirmingInitiator _initiator;
    private readonly Balancer? _balancer;
    private readonly PapLoad _load;

    private NodesUnderLoad(PostgresServer server, ConfirmingInitiator initiator, bool isBalanced)
    {
        Server = server;
        _initiator = initiator;
        _random = new Random(_seed);
        _database = server.NewDatabase();
        _nodes = [Node("one"), Node("two")];
        Worker = _nodes[0];
        _balancer = isBalanced ? new Balancer(_folder.CreateSubdirectory("balancer").FullName, _nodes[0].Address, _nodes[1].Address) : null;
        _load = _balancer is null ? new PapLoad(_initiators, _initiator.Url, _nodes[0].Address, _nodes[1].Address) : new PapLoad(_initiators, _initiator.Url, _balancer.Address);
    }

    internal PostgresServer Server { get; }

    /// <summary>The node that works.</summary>
    internal GatewayProcess Worker { get; private set; }

    /// <summary>The other one.</summary>
    internal GatewayProcess Other => Worker == _nodes[0] ? _nodes[1] : _nodes[0];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="isBalanced">Whether the load knows a balancer before the nodes, and not the nodes.</param>
    internal static async Task<NodesUnderLoad> StartAsync(PostgresServer server, bool isBalanced = false)
    {
        var nodes = new NodesUnderLoad(server, await ConfirmingInitiator.StartAsync(), isBalanced);
        try
        {
            await nodes.StartAsync();
            return nodes;
        }
        catch
        {
            await nodes.DisposeAsync();
            throw;
        }
    }

    private async Task StartAsync()
    {
        await Worker.StartAsync(_http, Ct);
        await StandByAsync();
        _load.Start();
        await TrafficAsync();
    }

    /// <summary>Waits until pushes are acknowledged and come to handsets, and a while that nothing in the gateway knows.</summary>
    internal async Task TrafficAsync()
    {
        var (acknowledged, seen) = (_load.Acknowledged.Count, _sink.Seen.Count);
        await Eventually.GetAsync(() => _load.Acknowledged.Count - acknowledged, more => more > 50, "acknowledged pushes", TimeSpan.FromMinutes(1), Outputs);
        await Eventually.GetAsync(() => _sink.Seen.Count - seen, more => more > 20, "pushes at handsets", TimeSpan.FromMinutes(1), Outputs);
        await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(200)), TimeProvider.System, Ct);
    }

    /// <summary>Waits until the other node works in the place of the one that did, and answers how long that took.</summary>
    internal async Task<TimeSpan> TakenOverAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        await Other.ReadyAsync(_http, Ct);
        Worker = Other;
        return TimeProvider.System.GetElapsedTime(started);
    }

    /// <summary>Starts the other node, which was ended, and waits until it has prepared for its turn.</summary>
    internal async Task StandByAsync()
    {
        await Other.StandByAsync(_http, Ct);
        await Other.PreparedAsync(_http, Ct);
    }

    /// <summary>Waits until the other node, which had worked before, has noticed that it works no more.</summary>
    internal Task StoodDownAsync() => Other.StandingByAsync(_http, Ct);

    /// <summary>Waits until the load finds nobody who takes a push.</summary>
    internal Task StoppedTakingAsync() => Eventually.GetAsync(async () => await Worker.IsReadyAsync(_http, Ct) || await Other.IsReadyAsync(_http, Ct), works => !works, "the end of all work");

    /// <summary>Waits until one of the nodes works, whichever it is.</summary>
    internal async Task AnyWorksAsync()
    {
        await Eventually.GetAsync(async () => await Worker.IsReadyAsync(_http, Ct) || await Other.IsReadyAsync(_http, Ct), works => works, "a node that works", TimeSpan.FromMinutes(1), Outputs);
        if (!await Worker.IsReadyAsync(_http, Ct))
        {
            Worker = Other;
        }
    }

    /// <summary>The number of the lease that is held now, and the node that holds it.</summary>
    internal async Task<(long Epoch, string Holder)> LeaseAsync()
    {
        await using var store = Worker.OpenStore();
        await store.OpenAsync(Ct);
        await using var command = store.CreateCommand();
        command.CommandText = "SELECT epoch, holder FROM store_lease";
        await using var row = await command.ExecuteReaderAsync(Ct);
        Assert.True(await row.ReadAsync(Ct));
        return (row.GetInt64(0), row.GetString(1));
    }

    /// <summary>Ends the load, waits for the end of every push, and looks at what became of each.</summary>
    internal async Task CheckAsync()
    {
        await _load.DisposeAsync();
        await KilledStore.SettleAsync(Worker.OpenStore);
        var sightings = _sink.Seen;
        var rules = new KillRules(_load, _initiator, sightings, _seed);
        rules.CheckEnds(KilledStore.ReadEnds(Worker.OpenStore));
        var twice = rules.CheckDuplicates(KilledStore.ReadDoubtful(Worker.OpenStore));
        Assert.Empty(_sink.Interleaved);
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {_seed}: {_load.Acknowledged.Count} pushes acknowledged, {sightings.Count} came to handsets, {twice} twice");
    }

    public async ValueTask DisposeAsync()
    {
        await _load.DisposeAsync();
        _balancer?.Dispose();
        foreach (var node in _nodes)
        {
            node.Dispose();
        }

        await _sink.DisposeAsync();
        await _initiator.DisposeAsync();
        _http.Dispose();
        _initiators.Dispose();
        Server.Drop(_database);
        _folder.Delete(recursive: true);
    }

    private string Outputs() => string.Join('\n', _nodes.Select(node => node.Output));

    private GatewayProcess Node(string name) => new(
        _folder.CreateSubdirectory(name).FullName,
        ("PushPortal__Storage__Node", name),
        ("PushPortal__Links__0__Name", "upstream"),
        ("PushPortal__Links__0__Kind", "Smpp"),
        ("PushPortal__Links__0__Host", "127.0.0.1"),
        ("PushPortal__Links__0__Port", _sink.Port.ToString(CultureInfo.InvariantCulture)),
        ("PushPortal__Links__0__SystemId", name),
        ("PushPortal__Links__0__Password", "secret"),
        ("PushPortal__Links__0__FirstReconnect", "00:00:00.050"),
        ("PushPortal__Links__0__LongestReconnect", "00:00:01"))
    {
        PostgresDatabase = _database,
    };
}

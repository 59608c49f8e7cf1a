using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using PushPortal.Tests.Journeys.Kill;
using PushPortal.Tests.Persistence;

namespace PushPortal.Tests.Journeys.Failover;

/// <summary>Nodes as processes on one PostgreSQL, all bound to the same upstream when they work, under a load that goes to whichever takes it.</summary>
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
    private readonly NodesSetup _setup;
    private readonly List<GatewayProcess> _nodes;
    private readonly Dictionary<GatewayProcess, (Relay Database, Relay Smsc)> _ways = [];
    private readonly ConfirmingInitiator _initiator;
    private readonly Balancer? _balancer;
    private readonly PapLoad _load;

    private NodesUnderLoad(PostgresServer server, ConfirmingInitiator initiator, NodesSetup setup)
    {
        Server = server;
        _initiator = initiator;
        _setup = setup;
        _random = new Random(_seed);
        _database = server.NewDatabase();
        _nodes = [.. setup.Names.Select(Node)];
        Worker = _nodes[0];
        _balancer = setup.IsBalanced ? new Balancer(_folder.CreateSubdirectory("balancer").FullName, _nodes[0].Address, _nodes[1].Address) : null;
        _load = new PapLoad(_initiators, _initiator.Url, _balancer is null ? [.. _nodes.Select(node => node.Address)] : [_balancer.Address]);
    }

    internal PostgresServer Server { get; }

    /// <summary>The node that works.</summary>
    internal GatewayProcess Worker { get; private set; }

    /// <summary>The other one of two.</summary>
    internal GatewayProcess Other => Others[0];

    /// <summary>The others.</summary>
    internal IReadOnlyList<GatewayProcess> Others => [.. _nodes.Where(node => node != Worker)];

    /// <summary>Segments that came from a node after another one was ready.</summary>
    internal int Stale => _sink.Stale;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    internal static async Task<NodesUnderLoad> StartAsync(PostgresServer server, NodesSetup? setup = null)
    {
        var nodes = new NodesUnderLoad(server, await ConfirmingInitiator.StartAsync(), setup ?? new NodesSetup());
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
        _sink.Works(NameOf(Worker));
        foreach (var node in Others)
        {
            await StandByAsync(node);
        }

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

    /// <summary>Waits until one of the others works in the place of the one that did, and answers how long that took.</summary>
    internal async Task<TimeSpan> TakenOverAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        var others = Others;
        Worker = await Eventually.GetAsync<GatewayProcess?>(() => FirstReadyAsync(others), found => found is not null, "a node that takes over", TimeSpan.FromMinutes(3), Outputs) ?? throw new UnreachableException();
        _sink.Works(NameOf(Worker));
        return TimeProvider.System.GetElapsedTime(started);
    }

    /// <summary>Starts the other node, which was ended, and waits until it has prepared for its turn.</summary>
    internal Task StandByAsync() => StandByAsync(Other);

    /// <inheritdoc cref="StandByAsync()"/>
    internal async Task StandByAsync(GatewayProcess node)
    {
        await node.StandByAsync(_http, Ct);
        await node.PreparedAsync(_http, Ct);
    }

    /// <summary>Waits until the other node, which had worked before, has noticed that it works no more.</summary>
    internal Task StoodDownAsync() => Other.StandingByAsync(_http, Ct);

    /// <summary>From here on it is not known which node works.</summary>
    internal void Lose() => _sink.Works(null);

    /// <summary>Waits until the load finds nobody who takes a push.</summary>
    internal Task StoppedTakingAsync() => Eventually.GetAsync<GatewayProcess?>(() => FirstReadyAsync(_nodes), works => works is null, "the end of all work");

    /// <summary>Waits until the node that has the lease works, whichever it is, and answers how long that took.</summary>
    internal async Task<TimeSpan> AnyWorksAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        Worker = await Eventually.GetAsync<GatewayProcess?>(HolderAsync, works => works is not null, "a node that works", TimeSpan.FromMinutes(1), Outputs) ?? throw new UnreachableException();
        _sink.Works(NameOf(Worker));
        return TimeProvider.System.GetElapsedTime(started);
    }

    /// <summary>Nothing comes from a node to the database any more, nor back.</summary>
    internal void CutFromDatabase(GatewayProcess node) => _ways[node].Database.Cut();

    /// <summary>Nothing comes from a node to the SMSC any more, nor back.</summary>
    internal void CutFromSmsc(GatewayProcess node) => _ways[node].Smsc.Cut();

    internal void Mend(GatewayProcess node)
    {
        _ways[node].Database.Mend();
        _ways[node].Smsc.Mend();
    }

    /// <summary>Sets a node's clock off from the machine's, while it runs.</summary>
    internal void SetClock(GatewayProcess node, TimeSpan off) => NodeClock.Set(ClockOf(NameOf(node)), off);

    /// <summary>How long ago the last segment of a node came.</summary>
    internal TimeSpan SilenceOf(GatewayProcess node) => TimeProvider.System.GetElapsedTime(_sink.LastOf(NameOf(node)));

    /// <summary>Runs a statement on the database, past the nodes.</summary>
    internal async Task ExecuteAsync(string sql)
    {
        await using var store = new NpgsqlConnection(_database);
        await store.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, store);
        await command.ExecuteNonQueryAsync(Ct);
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
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {_seed}: {_load.Acknowledged.Count} pushes acknowledged, {sightings.Count} came to handsets, {twice} twice, {Stale} segments from a node in whose place another one worked");
    }

    public async ValueTask DisposeAsync()
    {
        await _load.DisposeAsync();
        _balancer?.Dispose();
        foreach (var node in _nodes)
        {
            node.Dispose();
        }

        foreach (var (database, smsc) in _ways.Values)
        {
            await database.DisposeAsync();
            await smsc.DisposeAsync();
        }

        await _sink.DisposeAsync();
        await _initiator.DisposeAsync();
        _http.Dispose();
        _initiators.Dispose();
        if (!_setup.HasServerOfItsOwn)
        {
            Server.Drop(_database);
        }

        _folder.Delete(recursive: true);
    }

    private string NameOf(GatewayProcess node) => _setup.Names[_nodes.IndexOf(node)];

    private string ClockOf(string name) => Path.Combine(_folder.FullName, $"{name}.clock");

    private string Outputs() => string.Join('\n', _nodes.Select(node => node.Output));

    /// <summary>The node that has the lease, once it is ready; null while none has, or the database cannot be asked.</summary>
    private async Task<GatewayProcess?> HolderAsync()
    {
        try
        {
            await using var store = Worker.OpenStore();
            await store.OpenAsync(Ct);
            await using var command = store.CreateCommand();
            command.CommandText = "SELECT holder FROM store_lease WHERE until > now()";
            return await command.ExecuteScalarAsync(Ct) is string holder ? await FirstReadyAsync(_nodes.Where(node => NameOf(node) == holder)) : null;
        }
        catch (DbException)
        {
            return null;
        }
    }

    private async Task<GatewayProcess?> FirstReadyAsync(IEnumerable<GatewayProcess> nodes)
    {
        foreach (var node in nodes.Where(node => node.IsRunning))
        {
            if (await node.IsReadyAsync(_initiators, Ct))
            {
                return node;
            }
        }

        return null;
    }

    private GatewayProcess Node(string name)
    {
        Relay? database = null;
        Relay? smsc = null;
        if (_setup.HasRelays)
        {
            (database, smsc) = (Relay.To(Server.Socket), Relay.To(_sink.Port));
        }

        var direct = _setup.Connect(_database);
        var node = new GatewayProcess(_folder.CreateSubdirectory(name).FullName, [.. Settings(name, smsc?.Port ?? _sink.Port), .. _setup.HasClocks ? NodeClock.Settings(ClockOf(name)) : []])
        {
            PostgresDatabase = database is null ? direct : new NpgsqlConnectionStringBuilder(direct) { Host = "127.0.0.1", Port = database.Port }.ConnectionString,
            StoreFromOutside = direct,
        };
        if (database is not null && smsc is not null)
        {
            _ways.Add(node, (database, smsc));
        }

        return node;
    }

    private static (string, string)[] Settings(string name, int smscPort) =>
    [
        ("PushPortal__Storage__Node", name),
        ("PushPortal__Links__0__Name", "upstream"),
        ("PushPortal__Links__0__Kind", "Smpp"),
        ("PushPortal__Links__0__Host", "127.0.0.1"),
        ("PushPortal__Links__0__Port", smscPort.ToString(CultureInfo.InvariantCulture)),
        ("PushPortal__Links__0__SystemId", name),
        ("PushPortal__Links__0__Password", "secret"),
        ("PushPortal__Links__0__FirstReconnect", "00:00:00.050"),
        ("PushPortal__Links__0__LongestReconnect", "00:00:01"),
    ];
}

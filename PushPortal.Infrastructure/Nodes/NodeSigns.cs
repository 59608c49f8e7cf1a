using System.Data.Common;
using System.Reflection;
using PushPortal.Domain.Nodes;
using PushPortal.Infrastructure.Persistence.Postgres;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Nodes;

/// <summary>Says every few seconds that this node lives and what it does, and looks who else does. A store that is one gateway's own has no other node, and nothing is written.</summary>
public sealed class NodeSigns
{
    /// <summary>A node that was not heard of for so long is shown as gone.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>A node that is gone is shown for so long.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private static readonly string Version =
        typeof(NodeSigns).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    private readonly NodeRows? _rows;
    private readonly string _name;
    private readonly NodeBoard _board;
    private readonly TimeProvider _clock;
    private readonly DateTimeOffset _startedAt;

    /// <summary>For the container.</summary>
    /// <param name="name">Of this node.</param>
    internal NodeSigns(StoreDatabase database, string name, NodeBoard board, TimeProvider clock)
    {
        (_name, _board, _clock) = (name, board, clock);
        _rows = database is PostgresDatabase postgres ? new NodeRows(postgres.ConnectionString) : null;
        _startedAt = clock.GetUtcNow();
    }

    /// <summary>Gives signs until it is cancelled. What the database does not take is said with the next one.</summary>
    /// <param name="state">What this node does now.</param>
    public async Task RunAsync(Func<NodeState> state, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await LookAsync(state(), ct);
            }
            catch (Exception away) when (away is DbException or OperationCanceledException or TimeoutException)
            {
                // The store's own parts say that it is away.
            }

            await Task.Delay(Every, _clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Takes this node's row away, if the database can be asked: it has ended, and is not missed.</summary>
    public async Task LeaveAsync(CancellationToken ct)
    {
        try
        {
            await (_rows?.LeaveAsync(_name, ct) ?? Task.CompletedTask);
        }
        catch (Exception away) when (away is DbException or OperationCanceledException or TimeoutException)
        {
            // Then it is shown as gone.
        }
    }

    internal async Task LookAsync(NodeState state, CancellationToken ct)
    {
        if (_rows is null)
        {
            _board.Show([new NodeStatus { Name = _name, State = state, Version = Version, StartedAt = _startedAt, Since = _startedAt, SeenAt = _clock.GetUtcNow() }]);
            return;
        }

        await _rows.SignAsync(_name, Version, _startedAt, state, Kept, ct);
        _board.Show(await _rows.AllAsync(Patience, ct));
    }
}

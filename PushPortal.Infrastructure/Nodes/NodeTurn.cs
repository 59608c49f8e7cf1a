using System.Data.Common;
using Microsoft.Extensions.Logging;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Store;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Infrastructure.Nodes;

/// <summary>When it is this node's turn to work: at once, unless another node that shares the store does.</summary>
public sealed partial class NodeTurn
{
    private readonly StoreLease _lease;
    private readonly TimeProvider _clock;
    private readonly ILogger<NodeTurn> _logger;
    private bool _asked;

    /// <summary>For the container.</summary>
    internal NodeTurn(StoreDatabase database, TimeProvider clock, ILogger<NodeTurn> logger) => (_lease, _clock, _logger) = (database.Lease, clock, logger);

    /// <summary>The node that works now; null when none is known.</summary>
    public string? Worker => _lease.Holder;

    /// <summary>Whether this node has ended its work because another one has taken over, and not because it was told to end.</summary>
    public bool StoodDown { get; internal set; }

    /// <summary>Takes the turn, if no other node has it.</summary>
    /// <param name="hasWorked">Whether the store could be used before: it may be away for a while.</param>
    /// <exception cref="SettingException">The store cannot be used, and could not be since the start.</exception>
    public bool TryTake(bool hasWorked = false)
    {
        _asked |= hasWorked;
        try
        {
            var taken = _lease.TryTake();
            _asked = true;
            return taken;
        }
        catch (DbException failure) when (!_asked)
        {
            throw new SettingException($"{StorageOptions.Section}:{nameof(StorageOptions.ConnectionString)}: the database cannot be used: {failure.Message}", failure);
        }
        catch (DbException)
        {
            // Away now: what it says when it is back is what counts.
            return false;
        }
    }

    /// <summary>Returns when this node has the turn.</summary>
    public async Task TakeAsync(CancellationToken ct)
    {
        LogStandsBy(Worker);
        while (!TryTake())
        {
            await Task.Delay(StoreLease.Poll, _clock, ct);
        }

        LogTakesOver();
    }

    [LoggerMessage(LogLevel.Warning, "Standing by: the node '{Worker}' works on the store")]
    private partial void LogStandsBy(string? worker);

    [LoggerMessage(LogLevel.Warning, "Taking over")]
    private partial void LogTakesOver();
}

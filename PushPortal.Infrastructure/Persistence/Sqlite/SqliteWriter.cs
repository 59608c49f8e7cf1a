using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Pushes;

namespace PushPortal.Infrastructure.Persistence.Sqlite;

/// <summary>
/// The one writer of the message path: a thread that takes what has queued up, runs it as one transaction, and lets every waiter go when that is on disk.
/// While a commit is flushed the next group gathers, so groups grow with the load and nobody lingers.
/// </summary>
internal sealed partial class SqliteWriter : IDisposable
{
    private const int LargestGroup = 1024;

    /// <summary>Beyond this queue new pushes are refused: what is accepted must not wait for long.</summary>
    private const int BusyAbove = 20_000;

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(250);

    private readonly BlockingCollection<WriteOperation> _queue = [];
    private readonly List<WriteOperation> _group = new(LargestGroup);
    private readonly ManualResetEventSlim _stopping = new();
    private readonly WriteSession _session;
    private readonly ILogger _logger;
    private readonly Thread _thread;
    private bool _disposed;

    internal SqliteWriter(WriteSession session, ILogger logger)
    {
        _session = session;
        _logger = logger;
        _thread = new Thread(Run) { Name = "store writer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Why the last group could not be written; null while the store works.</summary>
    internal string? Trouble { get; private set; }

    internal void Enqueue(WriteOperation operation)
    {
        if (operation.FailsAtOnce && (_queue.Count > BusyAbove || Trouble is not null))
        {
            operation.Failed(new StoreBusyException(Trouble ?? "More is waiting to be stored than can be stored soon"));
            return;
        }

        try
        {
            _queue.Add(operation);
        }
        catch (InvalidOperationException)
        {
            operation.Failed(new StoreBusyException("The gateway is shutting down"));
        }
    }

    internal Task<T> RunAsync<T>(WriteOperation<T> operation)
    {
        Enqueue(operation);
        return operation.Completion;
    }

    /// <summary>Writes what is queued, then ends. The container knows the store by several names and disposes of it by each.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, true))
        {
            return;
        }

        _queue.CompleteAdding();
        _stopping.Set();
        _thread.Join();
        _session.Dispose();
        _queue.Dispose();
        _stopping.Dispose();
    }

    private void Run()
    {
        while (_queue.TryTake(out var first, Timeout.Infinite))
        {
            _group.Add(first);
            while (_group.Count < LargestGroup && _queue.TryTake(out var next))
            {
                _group.Add(next);
            }

            WriteGroup();
            _group.Clear();
        }
    }

    private void WriteGroup()
    {
        while (_group.Count > 0)
        {
            try
            {
                _session.Begin();
                foreach (var operation in _group)
                {
                    operation.Execute(_session);
                }

                _session.Commit();
                Trouble = null;
                _group.ForEach(static operation => operation.Committed());
                return;
            }
            catch (Exception failure)
            {
                _session.RollBack();
                _group.ForEach(static operation => operation.Undo());
                Trouble = failure.Message;
                if (!SurvivedBy(failure))
                {
                    return;
                }
            }
        }
    }

    /// <summary>Drops what can be refused or cannot ever be written; what was promised is kept and tried again.</summary>
    private bool SurvivedBy(Exception failure)
    {
        LogGroupFailed(_group.Count, failure);
        if (failure is not SqliteException)
        {
            // A fault of one operation must not take its neighbours with it.
            IsolateFaults();
            return false;
        }

        var refused = new StoreBusyException($"The store failed: {failure.Message}", failure);
        _group.RemoveAll(operation =>
        {
            if (operation.FailsAtOnce || _stopping.IsSet)
            {
                operation.Failed(refused);
                return true;
            }

            return false;
        });
        _stopping.Wait(PauseAfterFailure);
        return true;
    }

    private void IsolateFaults()
    {
        foreach (var operation in _group)
        {
            try
            {
                _session.Begin();
                operation.Execute(_session);
                _session.Commit();
                Trouble = null;
                operation.Committed();
            }
            catch (Exception fault)
            {
                _session.RollBack();
                operation.Undo();
                operation.Failed(fault);
                LogOperationFailed(operation.GetType().Name, fault);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The store could not write a group of {Count} operations")]
    private partial void LogGroupFailed(int count, Exception failure);

    [LoggerMessage(LogLevel.Error, "The store dropped a faulty operation ({Operation})")]
    private partial void LogOperationFailed(string operation, Exception failure);
}

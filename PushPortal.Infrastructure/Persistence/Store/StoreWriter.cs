using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Pushes;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>
/// The one writer of the message path: a thread that takes what has queued up, runs it as one transaction, and lets every waiter go when that is on disk.
/// While a commit is flushed the next group gathers, so groups grow with the load and nobody lingers.
/// </summary>
internal sealed partial class StoreWriter : IDisposable
{
    private const int LargestGroup = 1024;

    /// <summary>Beyond this queue new pushes are refused: what is accepted must not wait for long.</summary>
    private const int BusyAbove = 20_000;

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(250);

    private readonly BlockingCollection<WriteOperation> _queue = [];
    private readonly List<WriteOperation> _group = new(LargestGroup);
    private readonly ManualResetEventSlim _stopping = new();
    private readonly WriteSession _session;
    private readonly StoreState _state;
    private readonly StoreWatch _watch;
    private readonly ILogger _logger;
    private readonly Thread _thread;
    private bool _disposed;

    internal StoreWriter(WriteSession session, StoreState state, ILogger logger)
    {
        _session = session;
        _state = state;
        _watch = new StoreWatch(state, logger);
        _logger = logger;
        _thread = new Thread(Run) { Name = "store writer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Why the last group could not be written; null while the store works.</summary>
    internal string? Trouble => _state.Trouble?.Reason;

    internal void Enqueue(WriteOperation operation)
    {
        try
        {
            if (operation.FailsAtOnce && (_queue.Count > BusyAbove || Trouble is not null))
            {
                operation.Failed(new StoreBusyException(Trouble ?? "More is waiting to be stored than can be stored soon"));
                return;
            }

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
        while (!_queue.IsCompleted)
        {
            if (!_queue.TryTake(out var first, _state is { Trouble: null, LogTrouble: null } ? Timeout.InfiniteTimeSpan : PauseAfterFailure))
            {
                Probe();
                continue;
            }

            _group.Add(first);
            while (_group.Count < LargestGroup && _queue.TryTake(out var next))
            {
                _group.Add(next);
            }

            WriteGroup();
            _group.Clear();
            if (_session.LogIsLong)
            {
                CarryLog();
            }
        }
    }

    /// <summary>
    /// While the store fails pushes are refused, so there may be nothing to write by which it would be found to work again. After a commit that failed, this one
    /// also takes the place of its frames in the log: until then they could be taken for committed if the process died, and a push that was refused would be there.
    /// </summary>
    private void Probe()
    {
        if (_stopping.IsSet)
        {
            return;
        }

        if (Trouble is not null)
        {
            try
            {
                _session.Begin();
                _session.Ids.Next();
                Commit();
            }
            catch (Exception failure)
            {
                _session.RollBack();
                _watch.NotWritten(failure);
                return;
            }
        }

        if (_state.LogTrouble is not null)
        {
            CarryLog();
        }
    }

    /// <summary>Nobody waits for it. When it fails nothing is lost: the log is read until it can be carried over.</summary>
    private void CarryLog()
    {
        try
        {
            _session.CarryLog();
            _watch.CarriedLog();
        }
        catch (DbException failure)
        {
            _watch.LogNotCarried(failure);
        }
    }

    private void WriteGroup()
    {
        while (_group.Count > 0)
        {
            try
            {
                _session.Begin();
                _session.AskAhead(_group);
                _group.ForEach(Execute);
                Commit();
            }
            catch (Exception failure)
            {
                _session.RollBack();
                _group.ForEach(static operation => operation.Undo());
                if (_session.IsOfTheStore(failure))
                {
                    Wait(failure);
                }
                else
                {
                    LogGroupFailed(_group.Count, failure);
                    IsolateFaults();
                }

                continue;
            }

            _group.ForEach(static operation => operation.Committed());
            return;
        }
    }

    private void Commit()
    {
        try
        {
            _session.Commit();
        }
        catch (CommitInDoubtException doubt)
        {
            if (!IsCommitted(doubt))
            {
                throw;
            }

            _session.Committed();
        }

        _watch.Wrote();
    }

    /// <summary>Asks until the database can be asked and has decided. False too when the gateway stops before that: then nobody is told that it was stored.</summary>
    private bool IsCommitted(CommitInDoubtException doubt)
    {
        _watch.NotWritten(doubt);
        while (!_stopping.Wait(PauseAfterFailure))
        {
            try
            {
                if (_session.IsCommitted() is { } decided)
                {
                    return decided;
                }
            }
            catch (DbException failure)
            {
                _watch.NotWritten(failure);
            }
        }

        return false;
    }

    private void Execute(WriteOperation operation) => operation.Execute(_session);

    /// <summary>Refuses what can be refused; what was promised is kept, and tried again after a pause.</summary>
    private void Wait(Exception failure)
    {
        _watch.NotWritten(failure);
        while (_queue.TryTake(out var next))
        {
            _group.Add(next);
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
    }

    /// <summary>Writes one by one, so that a fault of one operation does not take its neighbours with it. What a failing store leaves over stays in the group.</summary>
    private void IsolateFaults()
    {
        for (; _group.Count > 0; _group.RemoveAt(0))
        {
            var operation = _group[0];
            try
            {
                _session.Begin();
                operation.Execute(_session);
                Commit();
                operation.Committed();
            }
            catch (Exception fault)
            {
                _session.RollBack();
                operation.Undo();
                if (_session.IsOfTheStore(fault))
                {
                    Wait(fault);
                    return;
                }

                operation.Failed(fault);
                LogOperationFailed(operation.GetType().Name, fault);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The store could not write a group of {Count} operations; it tries one by one")]
    private partial void LogGroupFailed(int count, Exception failure);

    [LoggerMessage(LogLevel.Error, "The store dropped a faulty operation ({Operation})")]
    private partial void LogOperationFailed(string operation, Exception failure);
}

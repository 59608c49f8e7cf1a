using Npgsql;
using PushPortal.Domain.Nodes;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Postgres;

/// <summary>The lease on a database. A thread of its own renews it: nothing that keeps other threads busy costs the lease.</summary>
/// <param name="node">The name of this node.</param>
/// <param name="length">Others may take the lease when it has not been renewed for so long.</param>
internal sealed class PostgresLease(LeaseRow row, string node, TimeSpan length, TimeProvider clock) : StoreLease, IDisposable
{
    /// <summary>It is renewed so many times within its length.</summary>
    private const int Renewals = 6;

    private readonly ManualResetEventSlim _givingBack = new();
    private readonly Lock _gate = new();
    private readonly LeaseTerm _term = new(clock, length);
    private Thread? _keeper;
    private long _epoch;
    private string? _holder;

    public override bool Holds => _term.Holds;

    internal override bool IsLost => _term.IsLost;

    internal override string? Holder => Volatile.Read(ref _holder);

    public override Task HoldsAsync(CancellationToken ct) => _term.HoldsAsync(ct);

    internal override Task LostAsync(CancellationToken ct) => _term.LostAsync(ct);

    /// <exception cref="NpgsqlException">The database cannot be used.</exception>
    internal override bool TryTake()
    {
        lock (_gate)
        {
            if (_keeper is not null)
            {
                return !_term.IsLost;
            }

            var askedAt = clock.GetTimestamp();
            if (row.Take(node, length) is not { } epoch)
            {
                Volatile.Write(ref _holder, row.Holder());
                return false;
            }

            _epoch = epoch;
            _term.Extend(askedAt);
            _givingBack.Reset();
            _keeper = new Thread(Keep) { Name = "store lease", IsBackground = true, Priority = ThreadPriority.AboveNormal };
            _keeper.Start();
            return true;
        }
    }

    /// <summary>Takes the lease as soon as no other node has it.</summary>
    /// <param name="patience">For how long it is waited for.</param>
    internal bool TryTake(TimeSpan patience)
    {
        var started = clock.GetTimestamp();
        using var pause = new ManualResetEventSlim();
        while (!TryTake())
        {
            if (clock.GetElapsedTime(started) >= patience)
            {
                return false;
            }

            pause.Wait(Poll);
        }

        return true;
    }

    internal override void GiveBack()
    {
        lock (_gate)
        {
            if (_keeper is null)
            {
                return;
            }

            _term.End();
            _givingBack.Set();
            _keeper.Join();

            // It may just have been renewed.
            _term.End();
            _keeper = null;
            try
            {
                row.GiveBack(_epoch);
            }
            catch (NpgsqlException)
            {
                // Then it ends by itself.
            }
        }
    }

    internal override long OpenEpoch(StoreConnection writer)
    {
        ((PostgresConnection)writer).Epoch = _epoch;
        return _epoch;
    }

    public void Dispose()
    {
        GiveBack();
        row.Dispose();
        _givingBack.Dispose();
    }

    private void Keep()
    {
        while (!_givingBack.Wait(length / Renewals))
        {
            try
            {
                var askedAt = clock.GetTimestamp();
                if (!row.Renew(_epoch, length))
                {
                    _term.Lose();
                    return;
                }

                _term.Extend(askedAt);
            }
            catch (NpgsqlException)
            {
                // The server is asked again until it answers, or another node has the lease. Meanwhile the term may end.
            }
        }
    }
}

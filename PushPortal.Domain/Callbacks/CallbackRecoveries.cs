using PushPortal.Domain.Work;

namespace PushPortal.Domain.Callbacks;

/// <summary>
/// Tells again what was not told, a small commit at a time behind the message path. Each result is asked for by the one writer while it is untold: two who recover the same tell it once.
/// </summary>
public sealed class CallbackRecoveries(ICallbackLog log, CallbackSignal work, NotificationSignal notifications, TimeProvider clock)
{
    /// <summary>How often each gets a piece done.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(50);

    /// <summary>In one commit, together with what the message path writes.</summary>
    private const int Piece = 200;

    /// <summary>Those that have ended are shown for a while.</summary>
    private const int MostKept = 100;

    /// <summary>Going on at a time, of one account and of all: each takes its piece of each round.</summary>
    public const int MostOfAccount = 3;
    public const int MostGoing = 20;

    private readonly Lock _lock = new();
    private readonly List<Run> _runs = [];
    private long _lastId;

    /// <summary>Those of an account, or of all, the latest first.</summary>
    public IReadOnlyList<CallbackRecovery> Of(long? accountId)
    {
        lock (_lock)
        {
            return [.. _runs.Select(run => run.Recovery).Where(recovery => accountId is null || recovery.Filter.AccountId == accountId).Reverse()];
        }
    }

    /// <summary>Begins one, unless one of the same filter goes on; its progress is in <see cref="Of"/>.</summary>
    public async Task<RecoveryStart> StartAsync(UntoldFilter filter, string by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var isOpen = filter.To is null || filter.To >= now;
        var asked = isOpen ? filter with { To = null } : filter;
        if (Known(asked) is { } known)
        {
            return known;
        }

        var bounded = isOpen ? filter with { To = now } : filter;
        var total = await log.CountAsync(bounded, ICallbackLog.MostCounted, ct);
        CallbackRecovery begun;
        lock (_lock)
        {
            if (Known(asked) is { } meanwhile)
            {
                return meanwhile;
            }

            begun = new CallbackRecovery(++_lastId, bounded, by, now, total, 0, 0);
            _runs.Add(new Run { Asked = asked, Recovery = begun });
            if (_runs.Count > MostKept && _runs.FindIndex(run => run.Recovery.EndedAt is not null) is >= 0 and var ended)
            {
                _runs.RemoveAt(ended);
            }
        }

        work.Wake();
        return new RecoveryStart.Begun(begun);
    }

    /// <summary>Does a piece of each that goes on. Answers whether any does. For one caller at a time.</summary>
    public async Task<bool> StepAsync(CancellationToken ct)
    {
        Run[] going;
        lock (_lock)
        {
            going = [.. _runs.Where(run => run.Recovery.EndedAt is null)];
        }

        foreach (var run in going)
        {
            await StepAsync(run, ct);
        }

        return going.Length > 0;
    }

    /// <summary>Why another one is not begun; null when it may be.</summary>
    private RecoveryStart? Known(UntoldFilter asked)
    {
        lock (_lock)
        {
            var going = _runs.Where(run => run.Recovery.EndedAt is null).ToList();
            return going.Find(run => run.Asked == asked) is { } same ? new RecoveryStart.GoesOn(same.Recovery)
                : going.Count >= MostGoing || going.Count(run => run.Asked.AccountId == asked.AccountId) >= MostOfAccount ? new RecoveryStart.TooMany()
                : null;
        }
    }

    private async Task StepAsync(Run run, CancellationToken ct)
    {
        var recovery = run.Recovery;
        var next = await log.OldestAsync(recovery.Filter, run.Position, Piece, ct);
        if (next.Count == 0)
        {
            run.Recovery = recovery with { EndedAt = clock.GetUtcNow() };
            return;
        }

        var outcomes = await log.ResendAsync(
            [.. next.Select(position => position.Id)], new ResendAsk(recovery.By, recovery.Filter.AccountId, clock.GetUtcNow(), OnlyUntold: true), ct);
        var asked = outcomes.Count(outcome => outcome.IsAsked());
        run.Position = next[^1];
        run.Recovery = recovery with { Asked = recovery.Asked + asked, Left = recovery.Left + outcomes.Count - asked };
        if (asked > 0)
        {
            notifications.Wake();
        }
    }

    private sealed class Run
    {
        private volatile CallbackRecovery _recovery = null!;

        /// <summary>Without an end where it was to be now.</summary>
        internal required UntoldFilter Asked { get; init; }

        internal required CallbackRecovery Recovery
        {
            get => _recovery;
            set => _recovery = value;
        }

        internal CallbackPosition? Position { get; set; }
    }
}

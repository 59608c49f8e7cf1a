using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Work;

namespace PushPortal.Domain.Refusals;

/// <summary>
/// Notes what is refused, to be written beside the message path. A sender that sends nothing but nonsense gets only so many a minute kept, so that it costs
/// the store nothing; what is refused because more comes than can be taken is not noted at all. Safe to use from any thread.
/// </summary>
/// <param name="mostPerMinute">Of one account.</param>
public sealed class RefusalLog(IdSequence ids, RefusalSignal signal, int mostPerMinute, TimeProvider clock)
{
    /// <summary>So many wait in memory at most, should the store not keep up.</summary>
    private const int MostWaiting = 10_000;

    private const int LongestReason = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<long, int> _ofMinute = [];
    private List<Refusal> _waiting = [];
    private long _minute;

    /// <summary>Its id, to be answered; null when it is one too many to be kept.</summary>
    public long? Note(long accountId, PushSource source, string code, string reason, string? pushId, string? traceId)
    {
        var now = clock.GetUtcNow();
        long id;
        lock (_gate)
        {
            if (!MayNote(accountId, now))
            {
                return null;
            }

            id = ids.Next();
            _waiting.Add(new Refusal
            {
                Id = id,
                At = now,
                AccountId = accountId,
                Source = source,
                Code = code,
                Reason = reason.Length > LongestReason ? reason[..LongestReason] : reason,
                PushId = pushId,
                TraceId = traceId,
            });
        }

        signal.Wake();
        return id;
    }

    /// <summary>What was noted since this was last asked.</summary>
    public IReadOnlyList<Refusal> Take()
    {
        lock (_gate)
        {
            var taken = _waiting;
            _waiting = [];
            return taken;
        }
    }

    private bool MayNote(long accountId, DateTimeOffset now)
    {
        var minute = now.UtcTicks / TimeSpan.TicksPerMinute;
        if (minute != _minute)
        {
            _minute = minute;
            _ofMinute.Clear();
        }

        var noted = _ofMinute.GetValueOrDefault(accountId);
        if (noted >= mostPerMinute || _waiting.Count >= MostWaiting)
        {
            return false;
        }

        _ofMinute[accountId] = noted + 1;
        return true;
    }
}

namespace PushPortal.Domain.Pushes;

/// <summary>
/// Lets submissions in as far as they can be answered soon, and turns the others away: a gateway that takes more than it can do answers nobody. It learns how many
/// it can have in hand by the time that their answers take: fewer at once when that is above the target, more little by little while all places are taken and it is below.
/// Who finds no place waits a moment for one: programs that come again at once would otherwise have the gateway do nothing but refuse.
/// Higher priorities find places when lower ones find none. Safe to use from any thread.
/// </summary>
public sealed class SubmissionGate : IDisposable
{
    /// <summary>Never fewer: so many are answered soon by any machine, and a stall of the disk is no overload.</summary>
    private const int LeastInHand = 64;

    /// <summary>A push of more recipients takes a place for each so many of them.</summary>
    private const int RecipientsOfPlace = 16;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly PpgPolicy _policy;
    private readonly TimeProvider _clock;
    private readonly WaitingRoom _room;
    private readonly int _least;
    private readonly long[] _refused = new long[Enum.GetValues<Priority>().Length];
    private int _limit;
    private int _inHand;
    private int _mostInHand;
    private long _intervalStart;
    private long _time;
    private int _answered;

    public SubmissionGate(PpgPolicy policy, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(clock);
        (_policy, _clock) = (policy, clock);
        _room = new WaitingRoom(this, policy, clock);
        _least = Math.Min(LeastInHand, policy.MostInHand);
        _limit = policy.MostInHand;
        _intervalStart = clock.GetTimestamp();
    }

    /// <summary>Places that are taken: submissions that have come and are not on disk, large ones by their size.</summary>
    public int InHand => Volatile.Read(ref _inHand);

    /// <summary>Places that there are now for the highest priority.</summary>
    public int Limit => Volatile.Read(ref _limit);

    /// <summary>Submissions that were turned away since the start.</summary>
    public long Refused(Priority priority) => Interlocked.Read(ref _refused[(int)priority]);

    /// <summary>Submissions that wait for a place.</summary>
    public int Waiting => _room.Count;

    /// <summary>Takes a place until the answer is known, and waits for it for a moment where there is none.</summary>
    /// <returns>Null when the gateway has too much in hand for one of this priority.</returns>
    public ValueTask<Place?> EnterAsync(Priority priority, int recipients)
    {
        // Nobody overtakes those who wait.
        if (_room.Count == 0 && TryTake(priority, recipients) is { } place)
        {
            return new(place);
        }

        if (_room.TryWait(priority, recipients) is { } waiting)
        {
            return new(waiting);
        }

        Refuse(priority);
        return default;
    }

    /// <summary>Whether a submission of this priority would find a place now; takes none.</summary>
    public bool HasPlace(Priority priority) => InHand < PlacesFor(priority);

    public void Dispose() => _room.Dispose();

    internal void Refuse(Priority priority)
    {
        Interlocked.Increment(ref _refused[(int)priority]);
        AdaptIfDue();
    }

    /// <summary>Takes a place where there is one, whoever waits.</summary>
    internal Place? TryTake(Priority priority, int recipients)
    {
        if (!HasPlace(priority))
        {
            return null;
        }

        var places = 1 + recipients / RecipientsOfPlace;
        var inHand = Interlocked.Add(ref _inHand, places);
        if (inHand > Volatile.Read(ref _mostInHand))
        {
            Volatile.Write(ref _mostInHand, inHand);
        }

        return new Place(this, places, _clock.GetTimestamp());
    }

    /// <summary>An eighth of the places is kept for what is above low, another for what is high.</summary>
    private int PlacesFor(Priority priority)
    {
        var limit = Limit;
        return limit - limit / 8 * (int)priority;
    }

    private void Leave(Place place)
    {
        Interlocked.Add(ref _inHand, -place.Places);

        // What a large push takes is its own size's doing.
        if (place.Places == 1)
        {
            Interlocked.Add(ref _time, _clock.GetElapsedTime(place.Since).Ticks);
            Interlocked.Increment(ref _answered);
        }

        AdaptIfDue();
        _room.Admit();
    }

    private void AdaptIfDue()
    {
        var start = Volatile.Read(ref _intervalStart);
        if (_clock.GetElapsedTime(start) >= Interval && Interlocked.CompareExchange(ref _intervalStart, _clock.GetTimestamp(), start) == start)
        {
            Adapt();
        }
    }

    private void Adapt()
    {
        var answered = Interlocked.Exchange(ref _answered, 0);
        var time = Interlocked.Exchange(ref _time, 0);
        var most = Interlocked.Exchange(ref _mostInHand, InHand);
        var limit = Limit;
        if (answered > 0 && time / answered > _policy.AnswerTarget.Ticks)
        {
            // From what was in hand, not from a limit that was never reached.
            limit = Math.Min(limit, most) * 4 / 5;
        }
        else if (most >= PlacesFor(Priority.Low))
        {
            limit += 1 + limit / 16;
        }

        Volatile.Write(ref _limit, Math.Clamp(limit, _least, _policy.MostInHand));
    }

    /// <summary>A place that a submission has taken; to be disposed of once.</summary>
    public readonly struct Place : IDisposable
    {
        private readonly SubmissionGate _gate;

        internal Place(SubmissionGate gate, int places, long since) => (_gate, Places, Since) = (gate, places, since);

        internal int Places { get; }

        internal long Since { get; }

        public void Dispose() => _gate.Leave(this);
    }
}

namespace PushPortal.Domain.Smsc;

/// <summary>
/// The line in front of a link. High priority goes first, but a lower one that waits gets a place after so many segments have gone past it. Within a priority
/// accounts share by weight (start-time fair queueing), and within an account it goes by acceptance. Its cost does not grow with what waits.
/// </summary>
internal sealed class FairLine(SmscPolicy policy)
{
    private readonly Rank[] _ranks = [new(0), new(policy.MediumPatience), new(policy.LowPatience)];

    /// <summary>Turns that wait, without those that were withdrawn.</summary>
    internal int Count => _ranks.Sum(rank => rank.Count);

    internal void Add(HandsetTurn turn, int weight) => _ranks[(int)turn.Group.Submission.Priority].Add(turn, weight);

    /// <summary>Who is next; the same one until it is taken or another is added.</summary>
    internal bool TryPeek(out HandsetTurn turn)
    {
        if (Next() is { } rank)
        {
            turn = rank.Peek();
            return true;
        }

        turn = null!;
        return false;
    }

    /// <summary>Takes who is next.</summary>
    internal void Take()
    {
        var next = Next()!;
        var segments = next.Peek().Segments;
        next.Take(segments);
        for (var lower = Array.IndexOf(_ranks, next) + 1; lower < _ranks.Length; lower++)
        {
            _ranks[lower].Overtaken(segments);
        }
    }

    /// <summary>It gave its turn back.</summary>
    internal void Withdraw(HandsetTurn turn)
    {
        turn.Withdrawn = true;
        _ranks[(int)turn.Group.Submission.Priority].Withdrawn();
    }

    /// <summary>Those whose lifetime has ended; they are withdrawn.</summary>
    internal IReadOnlyList<HandsetTurn> TakeEnded(DateTimeOffset now)
    {
        HandsetTurn[] ended = [.. _ranks.SelectMany(rank => rank.Turns).Where(turn => turn.Group.HasExpired(now))];
        Array.ForEach(ended, Withdraw);
        return ended;
    }

    private Rank? Next() =>
        Array.Find(_ranks, rank => rank.Count > 0 && rank.IsImpatient) ?? Array.Find(_ranks, rank => rank.Count > 0);

    /// <summary>One priority.</summary>
    /// <param name="patience">Segments of higher priority that it lets pass; 0: it is the highest.</param>
    private sealed class Rank(int patience)
    {
        private readonly Dictionary<long, Flow> _flows = [];
        private readonly PriorityQueue<Flow, (double Tag, DateTimeOffset Accepted, long Order)> _active = new();
        private double _time;
        private int _overtaken;

        internal int Count { get; private set; }

        internal bool IsImpatient => patience > 0 && _overtaken >= patience;

        internal IEnumerable<HandsetTurn> Turns => _flows.Values.SelectMany(flow => flow.Turns).Where(turn => !turn.Withdrawn);

        internal void Add(HandsetTurn turn, int weight)
        {
            var accountId = turn.Group.Submission.AccountId;
            if (!_flows.TryGetValue(accountId, out var flow))
            {
                _flows.Add(accountId, flow = new Flow());
            }

            Count++;
            flow.Weight = weight;
            flow.Turns.Enqueue(turn);
            if (flow.Turns.Count == 1)
            {
                flow.Tag = Math.Max(flow.Tag, _time);
                Activate(flow);
            }
        }

        internal HandsetTurn Peek()
        {
            while (true)
            {
                var flow = _active.Peek();
                if (!flow.Turns.Peek().Withdrawn)
                {
                    return flow.Turns.Peek();
                }

                _active.Dequeue();
                Next(flow);
            }
        }

        /// <summary>Takes what <see cref="Peek"/> showed.</summary>
        internal void Take(int segments)
        {
            var flow = _active.Dequeue();
            _time = flow.Tag;
            flow.Tag += (double)segments / flow.Weight;
            Next(flow);
            Withdrawn();
            _overtaken = 0;
        }

        internal void Withdrawn() => Count--;

        internal void Overtaken(int segments) => _overtaken = Count > 0 ? _overtaken + segments : 0;

        private void Next(Flow flow)
        {
            flow.Turns.Dequeue();
            if (flow.Turns.Count > 0)
            {
                Activate(flow);
            }
        }

        private void Activate(Flow flow)
        {
            var (accepted, order) = flow.Turns.Peek().Place;
            _active.Enqueue(flow, (flow.Tag, accepted, order));
        }
    }

    /// <summary>One account's turns of one priority.</summary>
    private sealed class Flow
    {
        internal Queue<HandsetTurn> Turns { get; } = new();

        internal int Weight { get; set; } = 1;

        internal double Tag { get; set; }
    }
}

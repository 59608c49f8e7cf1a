namespace PushPortal.Domain.Smsc;

/// <summary>The turns of one priority in a link's line; accounts share by weight (start-time fair queueing).</summary>
/// <param name="patience">Segments of higher priority that it lets pass; 0: it is the highest.</param>
internal sealed class LineRank(int patience)
{
    private readonly Dictionary<long, LineFlow> _flows = [];
    private readonly PriorityQueue<LineFlow, (double Tag, TurnPlace Place)> _active = new();
    private double _time;
    private int _overtaken;

    internal int Count { get; private set; }

    internal bool IsImpatient => patience > 0 && _overtaken >= patience;

    internal void Add(HandsetTurn turn, int weight, bool atOnce)
    {
        if (!_flows.TryGetValue(turn.Group.Submission.AccountId, out var flow))
        {
            _flows.Add(turn.Group.Submission.AccountId, flow = new LineFlow());
        }

        Count++;
        flow.Weight = weight;
        flow.Add(turn, atOnce);
        if (flow.Announced is null)
        {
            flow.Tag = Math.Max(flow.Tag, _time);
            Announce(flow);
        }
    }

    /// <summary>Who is next of those that wait; there is one.</summary>
    internal HandsetTurn Peek()
    {
        while (true)
        {
            var flow = _active.Peek();
            if (flow.Announced == flow.First)
            {
                return flow.First!;
            }

            // The turn by which it stood there has left.
            _active.Dequeue();
            Announce(flow);
        }
    }

    /// <summary>Takes what <see cref="Peek"/> showed.</summary>
    internal void Take(int segments)
    {
        var flow = _active.Dequeue();
        _time = flow.Tag;
        flow.Tag += (double)segments / flow.Weight;
        flow.Remove(flow.First!);
        Announce(flow);
        Count--;
        _overtaken = 0;
    }

    internal void Withdraw(HandsetTurn turn)
    {
        _flows[turn.Group.Submission.AccountId].Remove(turn);
        Count--;
    }

    internal void Overtaken(int segments) => _overtaken = Count > 0 ? _overtaken + segments : 0;

    private void Announce(LineFlow flow)
    {
        flow.Announced = flow.First;
        if (flow.First is { } first)
        {
            _active.Enqueue(flow, (flow.Tag, first.Place));
        }
    }
}

namespace PushPortal.Tests.Hours;

/// <summary>What is to happen in an hour, and when. Chance is drawn from the seed alone, so a seed plays the same hour again.</summary>
internal sealed class HourAgenda(HourPlan plan)
{
    private readonly PriorityQueue<(int Life, Action What), (DateTimeOffset At, int Order)> _events = new();

    public VirtualClock Clock { get; } = new();

    public Random Random { get; } = new(plan.Seed);

    /// <summary>Which start of the process it is; events of an earlier one do not happen any more.</summary>
    public int Life { get; set; }

    /// <summary>How many events were put down so far.</summary>
    public int Count { get; private set; }

    public DateTimeOffset Now => Clock.Now;

    /// <summary>When the next event is.</summary>
    public DateTimeOffset? Next => _events.TryPeek(out _, out var place) ? place.At : null;

    /// <param name="life">Whose it is: it dies with the process. 0: nobody's.</param>
    public void At(DateTimeOffset at, Action what, int life = 0) => _events.Enqueue((life, what), (at, Count++));

    /// <summary>Something that the process does a few milliseconds later, if it still lives.</summary>
    public void Later(int least, int most, Action what) => At(Now.AddMilliseconds(Random.Next(least, most + 1)), what, Life);

    /// <summary>Whether the next operation is one of the faulty ones; none is after the hour.</summary>
    public bool Fails(double share) => Now < HourPlan.Calm && Random.NextDouble() < plan.Faults * share;

    /// <summary>Lets everything happen whose time has come.</summary>
    public void Happen()
    {
        while (Next <= Now)
        {
            var (life, what) = _events.Dequeue();
            if (life == 0 || life == Life)
            {
                what();
            }
        }
    }
}

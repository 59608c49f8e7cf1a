namespace PushPortal.Infrastructure.Tracing;

/// <summary>Remembers requests of which the answer is to be traced too: an answer does not name what it is about. Safe to use from any thread.</summary>
internal sealed class TraceAnswers
{
    private const int Most = 10_000;

    private readonly Lock _gate = new();
    private readonly HashSet<(object Connection, uint Sequence, bool IsOutgoing)> _requests = [];

    internal void Await(object connection, uint sequence, bool isOutgoing)
    {
        lock (_gate)
        {
            if (_requests.Count < Most)
            {
                _requests.Add((connection, sequence, isOutgoing));
            }
        }
    }

    /// <param name="isOutgoing">Of the answer.</param>
    internal bool TryTake(object connection, uint sequence, bool isOutgoing)
    {
        lock (_gate)
        {
            return _requests.Remove((connection, sequence, !isOutgoing));
        }
    }
}

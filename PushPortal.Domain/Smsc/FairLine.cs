namespace PushPortal.Domain.Smsc;

/// <summary>
/// The line in front of a link. High priority goes first, but a lower one that waits gets a place after so many segments have gone past it. Within a priority
/// accounts share by weight, and within an account it goes by acceptance. Its cost does not grow with what waits.
/// </summary>
internal sealed class FairLine(SmscPolicy policy)
{
    private readonly LineRank[] _ranks = [new(0), new(policy.MediumPatience), new(policy.LowPatience)];

    /// <summary>Turns that wait.</summary>
    internal int Count { get; private set; }

    /// <param name="atOnce">It goes before what else its account has there.</param>
    internal void Add(HandsetTurn turn, int weight, bool atOnce = false)
    {
        Count++;
        RankOf(turn).Add(turn, weight, atOnce);
    }

    /// <summary>Who is next; the same one until it is taken or another is added.</summary>
    internal bool TryPeek(out HandsetTurn turn)
    {
        turn = Count > 0 ? _ranks[Next()].Peek() : null!;
        return Count > 0;
    }

    /// <summary>Takes who is next.</summary>
    internal void Take()
    {
        var next = Next();
        var segments = _ranks[next].Peek().Segments;
        Count--;
        _ranks[next].Take(segments);
        for (var lower = next + 1; lower < _ranks.Length; lower++)
        {
            _ranks[lower].Overtaken(segments);
        }
    }

    /// <summary>It leaves the line, wherever it stands.</summary>
    internal void Withdraw(HandsetTurn turn)
    {
        Count--;
        RankOf(turn).Withdraw(turn);
    }

    private LineRank RankOf(HandsetTurn turn) => _ranks[(int)turn.Group.Submission.Priority];

    /// <summary>The first rank that has lost its patience, or the first in which anyone waits.</summary>
    private int Next()
    {
        var first = -1;
        for (var rank = 0; rank < _ranks.Length; rank++)
        {
            if (_ranks[rank].Count > 0)
            {
                if (_ranks[rank].IsImpatient)
                {
                    return rank;
                }

                first = first < 0 ? rank : first;
            }
        }

        return first;
    }
}

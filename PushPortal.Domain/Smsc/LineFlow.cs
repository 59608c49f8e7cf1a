namespace PushPortal.Domain.Smsc;

/// <summary>One account's turns of one priority in a link's line, in the order in which they came, but for those that go on at once. Any of them may leave.</summary>
internal sealed class LineFlow
{
    private HandsetTurn? _last;

    internal HandsetTurn? First { get; private set; }

    /// <summary>The account's share.</summary>
    internal int Weight { get; set; } = 1;

    /// <summary>The virtual time at which its next turn comes.</summary>
    internal double Tag { get; set; }

    /// <summary>The first turn by which it stands in the rank's order; null while it does not stand there.</summary>
    internal HandsetTurn? Announced { get; set; }

    internal void Add(HandsetTurn turn, bool atOnce)
    {
        if (atOnce && First is { } first)
        {
            (turn.Behind, first.Ahead, First) = (first, turn, turn);
            return;
        }

        turn.Ahead = _last;
        if (_last is null)
        {
            First = turn;
        }
        else
        {
            _last.Behind = turn;
        }

        _last = turn;
    }

    internal void Remove(HandsetTurn turn)
    {
        if (turn.Ahead is null)
        {
            First = turn.Behind;
        }
        else
        {
            turn.Ahead.Behind = turn.Behind;
        }

        if (turn.Behind is null)
        {
            _last = turn.Ahead;
        }
        else
        {
            turn.Behind.Ahead = turn.Ahead;
        }

        (turn.Ahead, turn.Behind) = (null, null);
    }
}

namespace PushPortal.Domain.Smsc;

/// <summary>
/// Most segments that a link which asks to slow down may have outstanding.
/// It is counted in rounds: a round ends when as many answers have come as segments were outstanding at its beginning. Each round takes away half of the share of its answers that asked,
/// as DCTCP does with the share of marks (RFC 8257, section 3.3), so that a network which turns every tenth segment away keeps nearly all of its traffic, and one which turns all of them away is soon sent one at a time.
/// Halving for each answer that asks would end at one or two segments in both cases.
/// </summary>
internal sealed class CongestionWindow
{
    /// <summary>Most that it grows for an answer that does not ask: an eighth a round.</summary>
    private const double Caution = 1.0 / 8;

    /// <summary>From so many clean rounds on nothing is added to its growth.</summary>
    private const int MostCleanRounds = 30;

    private double _size = int.MaxValue;
    private int _cleanRounds;
    private int _answers;
    private int _asked;
    private int _left;

    /// <summary>At least 1; <see cref="int.MaxValue"/> until the link asks.</summary>
    internal int Size => (int)_size;

    /// <summary>A segment was answered.</summary>
    /// <param name="asked">Whether the answer asks to slow down.</param>
    /// <param name="outstanding">Segments outstanding with the one that is answered.</param>
    /// <param name="most">The link's own window: the size does not grow beyond it.</param>
    internal void Answer(bool asked, int outstanding, int most)
    {
        if (_size == int.MaxValue)
        {
            if (!asked)
            {
                return;
            }

            _size = most;
        }

        if (_left == 0)
        {
            _left = outstanding;
        }

        _answers++;
        if (asked)
        {
            _asked++;
        }
        else if (_size < most)
        {
            // One a round, twice as much after each round in which nobody asked.
            _size += Math.Max(1 / _size, Math.Min(Caution, Math.ScaleB(1 / _size, _cleanRounds)));
        }

        if (--_left == 0)
        {
            EndRound(outstanding - 1, most);
        }
    }

    private void EndRound(int outstanding, int most)
    {
        _size = Math.Clamp(_size * (1 - (0.5 * _asked / _answers)), 1, most);
        _cleanRounds = _asked > 0 ? 0 : Math.Min(_cleanRounds + 1, MostCleanRounds);
        (_left, _answers, _asked) = (outstanding, 0, 0);
    }
}

namespace PushPortal.Domain.Accounts;

/// <summary>
/// An account's short messages a second. A message goes when anything of the allowance is left and takes all of its segments, so a long one puts the
/// account into debt for a while instead of never going. Safe to use from any thread.
/// </summary>
public sealed class SegmentAllowance
{
    private readonly Lock _gate = new();
    private DateTimeOffset _at;
    private double _left;
    private int _perSecond;

    /// <summary>Takes the segments of one message; false when the rate is exceeded.</summary>
    /// <param name="perSecond">The rate, which may change at any time; 0 for no limit. A second's worth may go at once.</param>
    public bool TryTake(int segments, int perSecond, DateTimeOffset now)
    {
        if (perSecond <= 0)
        {
            return true;
        }

        lock (_gate)
        {
            if (_perSecond != perSecond)
            {
                (_perSecond, _left, _at) = (perSecond, perSecond, now);
            }

            _left = Math.Min(perSecond, _left + (Math.Max(0, (now - _at).TotalSeconds) * perSecond));
            _at = now;
            if (_left < 1)
            {
                return false;
            }

            _left -= segments;
            return true;
        }
    }
}

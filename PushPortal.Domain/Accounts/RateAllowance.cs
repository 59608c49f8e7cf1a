namespace PushPortal.Domain.Accounts;

/// <summary>
/// What an account may have of something a second. A request goes when anything of the allowance is left and takes all that it needs, so a large one puts the
/// account into debt for a while instead of never going. Safe to use from any thread.
/// </summary>
public sealed class RateAllowance
{
    private readonly Lock _gate = new();
    private DateTimeOffset _at;
    private double _left;
    private int _perSecond;

    /// <summary>Takes what one request needs; false when the rate is exceeded.</summary>
    /// <param name="perSecond">The rate, which may change at any time; 0 for no limit. A second's worth may go at once.</param>
    /// <param name="always">Takes it even into debt.</param>
    public bool TryTake(int needed, int perSecond, DateTimeOffset now, bool always = false)
    {
        if (perSecond <= 0)
        {
            return true;
        }

        lock (_gate)
        {
            Refill(perSecond, now);
            if (_left < 1 && !always)
            {
                return false;
            }

            _left -= needed;
            return true;
        }
    }

    /// <summary>What is left; in debt it is below nothing.</summary>
    public double Left(int perSecond, DateTimeOffset now)
    {
        lock (_gate)
        {
            Refill(perSecond, now);
            return _left;
        }
    }

    private void Refill(int perSecond, DateTimeOffset now)
    {
        if (_perSecond != perSecond)
        {
            (_perSecond, _left, _at) = (perSecond, perSecond, now);
        }

        _left = Math.Min(perSecond, _left + (Math.Max(0, (now - _at).TotalSeconds) * perSecond));
        _at = now;
    }
}

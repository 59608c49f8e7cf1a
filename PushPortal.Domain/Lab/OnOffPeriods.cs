namespace PushPortal.Domain.Lab;

/// <summary>Spells that come and go at random (a two-state Markov process), as far as somebody asks. Asked in order of time.</summary>
/// <param name="share">Of the time that it is on.</param>
/// <param name="mean">Length of a spell.</param>
internal sealed class OnOffPeriods(Chance chance, double share, TimeSpan mean)
{
    private bool _on = chance[0] < share;
    private DateTimeOffset _until;
    private int _drawn;

    internal bool IsOnAt(DateTimeOffset now)
    {
        if (share is 0 or 1)
        {
            return _on;
        }

        if (_drawn == 0)
        {
            _until = VirtualTime.Start + Length();
        }

        while (_until <= now)
        {
            _on = !_on;
            _until += Length();
        }

        return _on;
    }

    private TimeSpan Length() => chance.Exponential(++_drawn, _on ? mean : mean * ((1 - share) / share));
}

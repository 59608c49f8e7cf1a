namespace PushPortal.Infrastructure.Smpp;

/// <summary>The pauses between two tries to open a session: each twice as long as the one before, with jitter, so that many clients do not come back at once.</summary>
internal sealed class ReconnectPause(TimeSpan first, TimeSpan longest)
{
    private TimeSpan _last;

    /// <summary>A session was bound: the next pause is a short one again.</summary>
    internal void Reset() => _last = TimeSpan.Zero;

    /// <param name="jitter">From 0 to 1: takes away up to half of the pause.</param>
    internal TimeSpan Next(double jitter)
    {
        var pause = _last == TimeSpan.Zero ? first : _last * 2;
        _last = pause < longest ? pause : longest;
        return _last * (1 - (jitter / 2));
    }
}

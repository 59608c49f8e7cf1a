namespace PushPortal.Domain.Lab;

/// <summary>What comes in and when: pushes, and at a shared SMSC the short messages of others. The same in every arm of one seed.</summary>
internal sealed class LabTraffic
{
    private const int OtherHandsets = 2_000;

    /// <summary>Of a short message of the other traffic.</summary>
    private static readonly TimeSpan OtherLifetime = TimeSpan.FromHours(1);

    /// <summary>It ends so long after the last push: hours in which single retries go out are not to cost more than all that went before.</summary>
    private static readonly TimeSpan OthersAfterPushes = TimeSpan.FromMinutes(10);

    private readonly LabSettings _settings;
    private readonly Chance _chance;
    private readonly LabHandset?[] _others = new LabHandset?[OtherHandsets];
    private readonly DateTimeOffset _lastPush;

    internal LabTraffic(LabSettings settings, Chance chance)
    {
        (_settings, _chance) = (settings, chance);
        var handsets = new LabHandset[settings.Handsets];
        for (var handset = 0; handset < handsets.Length; handset++)
        {
            handsets[handset] = new LabHandset($"+86138{handset:D8}", chance.Of(LabSubject.Handset, handset), settings);
        }

        Pushes = new LabMessage[settings.Pushes];
        var at = VirtualTime.Start;
        for (var push = 0; push < Pushes.Length; push++)
        {
            at += chance.Of(LabSubject.PushArrival, push).Exponential(0, TimeSpan.FromSeconds(1 / settings.PushesPerSecond));
            var handset = handsets[(int)(chance.Of(LabSubject.PushHandset, push)[0] * handsets.Length)];
            Pushes[push] = new LabMessage(push, handset, settings.Segments, at, settings.Lifetime);
        }

        _lastPush = at;
    }

    /// <summary>In order of their time.</summary>
    internal LabMessage[] Pushes { get; }

    /// <summary>The short message of others that follows the one before it; null when there is none any more.</summary>
    /// <param name="count">How many there were before it.</param>
    internal LabMessage? NextOther(int count, DateTimeOffset before)
    {
        var rate = _settings.SegmentsPerSecond * (IsRush(before) ? _settings.RushBackground : _settings.Background);
        if ((rate == 0 && _settings.RushBackground == 0) || before > _lastPush + OthersAfterPushes)
        {
            return null;
        }

        // Without traffic it looks again a second later.
        var at = before + (rate == 0 ? TimeSpan.FromSeconds(1) : _chance.Of(LabSubject.BackgroundArrival, count).Exponential(0, TimeSpan.FromSeconds(1 / rate)));
        var place = (int)(_chance.Of(LabSubject.BackgroundHandset, count)[0] * OtherHandsets);
        var handset = _others[place] ??= new LabHandset($"+86139{place:D8}", _chance.Of(LabSubject.BackgroundHandset, -1 - place), _settings);
        return new LabMessage(-1 - count, handset, 1, at, OtherLifetime);
    }

    /// <summary>The middle third of the pushes' time.</summary>
    private bool IsRush(DateTimeOffset at)
    {
        var third = (_lastPush - VirtualTime.Start) / 3;
        return at >= VirtualTime.Start + third && at < _lastPush - third;
    }
}

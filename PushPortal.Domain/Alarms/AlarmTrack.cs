namespace PushPortal.Domain.Alarms;

/// <summary>
/// How the alarm for one condition goes: from the first moment that the condition was seen to the end of the alarm. Debounced both ways: what comes and goes faster than the
/// policy's times changes nothing. Nothing here reads a clock.
/// </summary>
/// <param name="HeldSince">When the condition was first seen.</param>
/// <param name="GoneSince">When it was first seen to be gone; null while it holds.</param>
/// <param name="Alarm">What was raised; null while it has not held for long enough.</param>
public sealed record AlarmTrack(DateTimeOffset HeldSince, DateTimeOffset? GoneSince, Alarm? Alarm)
{
    /// <summary>Goes on with an alarm that stood before a restart.</summary>
    public static AlarmTrack Resume(Alarm standing) => new(standing.Since, null, standing);

    /// <summary>Takes what is seen now.</summary>
    /// <param name="track">As it stood; null when the condition did not hold before.</param>
    /// <param name="newId">Makes the id of an alarm that is raised.</param>
    /// <returns>As it stands; null when there is nothing to remember. With <see cref="Alarm.ClearedAt"/> set it has come to its end.</returns>
    public static AlarmTrack? Next(AlarmTrack? track, AlarmCondition seen, DateTimeOffset now, AlarmPolicy policy, Func<long> newId)
    {
        if (seen.Holds)
        {
            return (track ?? new AlarmTrack(now, null, null)).Held(seen, now, policy, newId);
        }

        return track?.Alarm is { } alarm ? track.Gone(alarm, now, policy) : null;
    }

    private AlarmTrack Held(AlarmCondition seen, DateTimeOffset now, AlarmPolicy policy, Func<long> newId)
    {
        if (Alarm is { } standing)
        {
            return this with { GoneSince = null, Alarm = standing with { Facts = seen.Facts, Example = seen.Example ?? standing.Example } };
        }

        return now - HeldSince < policy.RaiseAfter
            ? this
            : this with { Alarm = new Alarm { Id = newId(), Kind = seen.Kind, Subject = seen.Subject, Facts = seen.Facts, Since = HeldSince, Example = seen.Example } };
    }

    private AlarmTrack Gone(Alarm standing, DateTimeOffset now, AlarmPolicy policy)
    {
        var since = GoneSince ?? now;
        return this with { GoneSince = since, Alarm = now - since < policy.ClearAfter ? standing : standing with { ClearedAt = since } };
    }
}

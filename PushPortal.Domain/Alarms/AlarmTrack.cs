namespace PushPortal.Domain.Alarms;

/// <summary>
/// How the alarm for one condition goes: from the first moment that the condition was seen to the end of the alarm. Debounced both ways: what comes and goes faster than the
/// policy's times changes nothing. A higher level that lasts raises the alarm anew, for those who took notice of a lower one; a lower one changes nothing. Nothing here reads a clock.
/// </summary>
/// <param name="HeldSince">When the condition was first seen.</param>
/// <param name="GoneSince">When it was first seen to be gone; null while it holds.</param>
/// <param name="Alarm">What was raised; null while it has not held for long enough.</param>
/// <param name="HigherSince">When it was first seen to be at a higher level than the alarm's; null while it is not.</param>
public sealed record AlarmTrack(DateTimeOffset HeldSince, DateTimeOffset? GoneSince, Alarm? Alarm, DateTimeOffset? HigherSince = null)
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
            DateTimeOffset? higherSince = seen.Facts.Level > standing.Facts.Level ? HigherSince ?? now : null;
            var alarm = standing with { Facts = seen.Facts, Example = seen.Example ?? standing.Example };
            return higherSince is { } since && now - since >= policy.RaiseAfter
                ? this with { GoneSince = null, HigherSince = null, Alarm = alarm with { AcknowledgedBy = null, AcknowledgedAt = null, Told = AlarmStage.None } }
                : this with { GoneSince = null, HigherSince = higherSince, Alarm = alarm with { Facts = seen.Facts with { Level = standing.Facts.Level } } };
        }

        return now - HeldSince < policy.RaiseAfter
            ? this
            : this with { Alarm = new Alarm { Id = newId(), Kind = seen.Kind, Subject = seen.Subject, Facts = seen.Facts, Since = HeldSince, Example = seen.Example } };
    }

    private AlarmTrack Gone(Alarm standing, DateTimeOffset now, AlarmPolicy policy)
    {
        var since = GoneSince ?? now;
        return this with { GoneSince = since, HigherSince = null, Alarm = now - since < policy.ClearAfter ? standing : standing with { ClearedAt = since } };
    }
}

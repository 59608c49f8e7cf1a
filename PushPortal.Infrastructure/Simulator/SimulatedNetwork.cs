using PushPortal.Domain.Air;
using PushPortal.Domain.Smsc;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>
/// The simulated mobile network between the SMSC and the simulated handsets. Every segment that it takes is answered once, as a
/// real network would: after the time that the handset needs to receive it, and with the error that the network's settings, a
/// scripted fault or the handset's own state cause; of a test recipient, by its fixed outcome.
/// </summary>
public sealed class SimulatedNetwork(SimulatedHandsets handsets, TimeProvider clock) : IDisposable
{
    private readonly NetworkConditions _conditions = new();
    private readonly RadioQueue _queue = new(clock);

    public NetworkSettings Settings => _conditions.Settings;

    /// <summary>Merges the change into the settings. It takes effect for the segments sent from now on.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; <see cref="NetworkSettingsChange.Problems"/> tells which.</exception>
    public NetworkSettings Change(NetworkSettingsChange change)
    {
        if (change.Problems().FirstOrDefault() is { } problem)
        {
            throw new ArgumentException($"{problem.Pointer} {problem.Expected}", nameof(change));
        }

        return _conditions.Change(change);
    }

    public void Dispose() => _queue.Dispose();

    internal void Take(in SegmentDelivery segment, LinkPolicy policy)
    {
        var handset = handsets.Find(segment.Recipient);
        if (TestRecipients.Find(segment.Recipient) is { Outcome: var outcome })
        {
            _queue.Add(new SegmentOnAir(segment, policy, handset, RandomFault.None, outcome), TestRecipients.SegmentTime, outcome.Delay());
            return;
        }

        var (fault, duration, jitter) = _conditions.Draw();
        _queue.Add(new SegmentOnAir(segment, policy, handset, fault), duration, jitter);
    }

    /// <summary>Delivers and answers all segments that are due by now.</summary>
    internal void DeliverDue(ISegmentAnswers answers)
    {
        while (_queue.TryTakeDue(out var onAir))
        {
            var code = onAir.Outcome is { } outcome ? Deliver(onAir, outcome) : Deliver(onAir);
            var (kind, cause) = onAir.Policy.Rule(code);
            answers.Answered(new SegmentAnswer(onAir.Segment.GroupId, onAir.Segment.Segment, onAir.Segment.Attempt, kind, cause, code));
        }
    }

    internal Task WaitUntilDueAsync(CancellationToken ct) => _queue.WaitAsync(ct);

    // In the order in which a short message meets them on its way.
    private int Deliver(in SegmentOnAir onAir)
    {
        if (onAir.Fault == RandomFault.Congestion)
        {
            return NetworkAnswer.Congestion;
        }

        if (onAir.Handset is not { } handset)
        {
            return NetworkAnswer.UnknownSubscriber;
        }

        if (handset.IsAway)
        {
            return NetworkAnswer.DestinationOutOfOrder;
        }

        if (Scripted(onAir) is { } scripted)
        {
            return scripted;
        }

        return onAir.Fault switch
        {
            RandomFault.TemporaryError => NetworkAnswer.TemporaryFailure,
            RandomFault.Loss => NetworkAnswer.NoAcknowledgement,
            _ => Receive(handset, onAir),
        };
    }

    private int Deliver(in SegmentOnAir onAir, FixedOutcome outcome) => Scripted(onAir) ?? outcome switch
    {
        FixedOutcome.Refused => NetworkAnswer.NotCompatible,
        FixedOutcome.Absent => NetworkAnswer.DestinationOutOfOrder,
        FixedOutcome.UnknownSubscriber => NetworkAnswer.UnknownSubscriber,
        FixedOutcome.MemoryFull => NetworkAnswer.MemoryExceeded,
        FixedOutcome.NoAnswer => NetworkAnswer.NoAcknowledgement,
        FixedOutcome.Flapping when onAir.Segment.Attempt <= TestRecipients.FailuresOfFlapping => NetworkAnswer.TemporaryFailure,
        _ => Receive(onAir.Handset!, onAir),
    };

    private int? Scripted(in SegmentOnAir onAir) => _conditions.TakeScriptedFault(onAir.Segment) switch
    {
        null => null,
        ScriptedAnswer.Temporary => NetworkAnswer.TemporaryFailure,
        _ => NetworkAnswer.NotCompatible,
    };

    private int Receive(SimulatedHandset handset, in SegmentOnAir onAir) =>
        handset.Receive(onAir.Segment, clock.GetUtcNow()) ? NetworkAnswer.Delivered : NetworkAnswer.MemoryExceeded;
}

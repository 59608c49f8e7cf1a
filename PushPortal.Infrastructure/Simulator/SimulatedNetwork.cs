using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>
/// The simulated mobile network between the SMSC and the simulated handsets. Every segment that it takes is answered once, as a
/// real network would: after the time that the handset needs to receive it, and with the error that the network's settings, a
/// scripted fault or the handset's own state cause.
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

    internal void Take(in SegmentDelivery segment)
    {
        var (fault, duration, jitter) = _conditions.Draw();
        _queue.Add(new SegmentOnAir(segment, handsets.Find(segment.Recipient), fault), duration, jitter);
    }

    /// <summary>Delivers and answers all segments that are due by now.</summary>
    internal void DeliverDue(ISegmentAnswers answers)
    {
        while (_queue.TryTakeDue(out var segment))
        {
            var (kind, cause) = Deliver(segment);
            answers.Answered(new SegmentAnswer(segment.Segment.GroupId, segment.Segment.Segment, segment.Segment.Attempt, kind, cause));
        }
    }

    internal Task WaitUntilDueAsync(CancellationToken ct) => _queue.WaitAsync(ct);

    // In the order in which a short message meets them on its way.
    private (SegmentAnswerKind Kind, FailureCause Cause) Deliver(in SegmentOnAir onAir)
    {
        if (onAir.Fault == RandomFault.Congestion)
        {
            return (SegmentAnswerKind.Throttled, FailureCause.NetworkCongestion);
        }

        if (onAir.Handset is not { } handset)
        {
            return (SegmentAnswerKind.Permanent, FailureCause.UnknownSubscriber);
        }

        if (handset.Absent)
        {
            return (SegmentAnswerKind.Temporary, FailureCause.AbsentSubscriber);
        }

        if (_conditions.TakeScriptedFault(onAir.Segment) is { } scripted)
        {
            return scripted == ScriptedAnswer.Temporary
                ? (SegmentAnswerKind.Temporary, FailureCause.TemporaryNetworkError)
                : (SegmentAnswerKind.Permanent, FailureCause.PermanentNetworkError);
        }

        return onAir.Fault switch
        {
            RandomFault.TemporaryError => (SegmentAnswerKind.Temporary, FailureCause.TemporaryNetworkError),
            RandomFault.Loss => (SegmentAnswerKind.Temporary, FailureCause.NotAcknowledged),
            _ when handset.Receive(onAir.Segment, clock.GetUtcNow()) => (SegmentAnswerKind.Delivered, FailureCause.None),
            _ => (SegmentAnswerKind.Temporary, FailureCause.MemoryFull),
        };
    }
}

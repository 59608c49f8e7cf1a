using PushPortal.Domain.Air;
using PushPortal.Domain.Smsc;

namespace PushPortal.Domain.Lab;

/// <summary>
/// The mobile network of an experiment, as the SMSC's link. The faults and the order in which a segment meets them are those of the simulated network;
/// beside them there are busy spells, bad radio, absences, and acknowledgements that are lost or late.
/// </summary>
internal sealed class LabAir(LabSettings settings, LabArm arm, Chance chance, VirtualTime time, EventCalendar<LabEvent> calendar, Func<long, LabMessage> messageOf) : IHandsetLink
{
    private const int MostOutstanding = 1_000;

    private readonly OnOffPeriods _busy = new(chance.Of(LabSubject.Busy), settings.BusyShare, settings.BusyTime);
    private readonly Stack<SegmentInAir> _free = new();

    public string Name => "lab";

    public LinkKind Kind => LinkKind.Simulator;

    public int Window => MostOutstanding;

    public int SegmentsPerSecond { get; } = settings.RateOf(arm);

    public bool Available => true;

    public LinkPolicy Policy { get; } = arm.Policy(settings);

    public string? Trouble => null;

    /// <summary>What handsets put together of parts of two pushes.</summary>
    internal int Garbled { get; private set; }

    public bool Serves(string recipient) => true;

    public void Send(in SegmentDelivery segment)
    {
        var message = messageOf(segment.GroupId);
        var handset = message.Handset;
        var fate = chance.Of(LabSubject.Attempt, message.Number).Of(LabSubject.Attempt, ((long)message.CountSending(segment.Segment) << 8) | (uint)segment.Segment);
        var conditions = Conditions(handset);
        var inAir = _free.TryPop(out var used) ? used : new SegmentInAir();
        inAir.Set(segment, message, conditions.Fault(fate[0], fate[1], fate[2]), fate[3] < settings.AnswerLossRate);
        handset.ReceivingUntil = (handset.ReceivingUntil > time.Now ? handset.ReceivingUntil : time.Now) + conditions.Duration;
        calendar.Add(handset.ReceivingUntil + (settings.Jitter * fate[4]), new LabEvent(LabEventKind.SegmentEnds, Segment: inAir));
    }

    /// <summary>The segment's time on the air is over: the handset has it, or not. An acknowledgement that does not come is waited for.</summary>
    internal void End(SegmentInAir segment)
    {
        segment.Code = Deliver(segment);
        var at = segment.Code == NetworkAnswer.NoAcknowledgement ? time.Now + settings.SilenceTime : time.Now;
        calendar.Add(at, new LabEvent(LabEventKind.AnswerComes, Segment: segment));
    }

    /// <summary>What the SMSC gets to hear of it.</summary>
    internal SegmentAnswer Answer(SegmentInAir segment)
    {
        var (kind, cause) = Policy.Rule(segment.Code);
        var delivery = segment.Delivery;
        _free.Push(segment);
        return new SegmentAnswer(delivery.GroupId, delivery.Segment, delivery.Attempt, kind, cause, segment.Code);
    }

    private AirConditions Conditions(LabHandset handset)
    {
        var busy = _busy.IsOnAt(time.Now);
        return new AirConditions(
            settings.SegmentTime,
            busy ? settings.BusyCongestion : 0,
            Either(settings.TemporaryErrorRate, busy ? settings.BusyErrorRate : 0),
            Either(settings.LossRate, handset.Fades.IsOnAt(time.Now) ? settings.FadeLossRate : 0));
    }

    // In the order in which a short message meets them on its way.
    private int Deliver(SegmentInAir segment)
    {
        if (segment.Fault == RandomFault.Congestion)
        {
            return NetworkAnswer.Congestion;
        }

        if (segment.Message.Handset.Away.IsOnAt(time.Now))
        {
            return NetworkAnswer.DestinationOutOfOrder;
        }

        switch (segment.Fault)
        {
            case RandomFault.TemporaryError:
                return NetworkAnswer.TemporaryFailure;
            case RandomFault.Loss:
                return NetworkAnswer.NoAcknowledgement;
            default:
                Receive(segment);
                return segment.IsAnswerLost ? NetworkAnswer.NoAcknowledgement : NetworkAnswer.Delivered;
        }
    }

    private void Receive(SegmentInAir segment)
    {
        var message = segment.Message;
        if (!message.IsPush)
        {
            return;
        }

        message.Arrive(segment.Delivery.Segment);
        if (message.Handset.Receive(segment.Delivery, time.Now) is { } datagram)
        {
            if (message.IsIn(datagram.Span))
            {
                message.Show(time.Now);
            }
            else
            {
                Garbled++;
            }
        }
    }

    private static double Either(double one, double other) => 1 - ((1 - one) * (1 - other));
}

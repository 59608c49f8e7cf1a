using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Tests.Hours;

/// <summary>What lies between the links and the handsets: segments and answers are lost, late and false there.</summary>
/// <param name="centre">The SMSC of the process that lives now.</param>
internal sealed class HourAir(HourAgenda agenda, HourRules rules, Dictionary<string, VirtualHandset> handsets, Func<ShortMessageCentre> centre)
{
    public void Send(VirtualLink link, SegmentDelivery segment)
    {
        rules.Sent(link, segment, agenda.Now);
        var handset = handsets[segment.Recipient];
        var air = agenda.Random.Next(5, 80);
        var fault = agenda.Fails(1) ? agenda.Random.Next(8) : -1;
        switch (fault)
        {
            case 0:
                Answer(link, segment, air, SegmentAnswerKind.Throttled, FailureCause.LinkThrottled);
                break;
            case 1 or 2:
                Answer(link, segment, air, SegmentAnswerKind.Temporary, FailureCause.TemporaryNetworkError);
                break;
            case 3:
                Answer(link, segment, air, SegmentAnswerKind.Temporary, FailureCause.NotAcknowledged);
                break;
            case 4 when agenda.Random.Next(6) == 0:
                Answer(link, segment, air, SegmentAnswerKind.Permanent, FailureCause.UnknownSubscriber);
                break;
            case 5:
                // It arrives, and its acknowledgement does not: the network says so, or nobody says anything.
                agenda.At(agenda.Now.AddMilliseconds(air), () => Deliver(handset, segment));
                rules.AnswerLost(segment);
                if (agenda.Random.Next(2) == 0)
                {
                    Answer(link, segment, air + 1, SegmentAnswerKind.Temporary, FailureCause.NotAcknowledged);
                }

                break;
            default:
                // Late at times, even after its window.
                Arrive(link, handset, segment, fault == 6 ? agenda.Random.Next(40_000) : air);
                break;
        }
    }

    /// <summary>The handset answers for itself.</summary>
    private void Arrive(VirtualLink link, VirtualHandset handset, SegmentDelivery segment, int milliseconds)
    {
        var life = agenda.Life;
        agenda.At(agenda.Now.AddMilliseconds(milliseconds), () =>
        {
            var (kind, cause) = (handset.Absent, handset.MemoryFull) switch
            {
                (true, _) => (SegmentAnswerKind.HandsetAway, FailureCause.AbsentSubscriber),
                (_, true) => (SegmentAnswerKind.HandsetAway, FailureCause.MemoryFull),
                _ => (SegmentAnswerKind.Delivered, FailureCause.None),
            };
            if (kind == SegmentAnswerKind.Delivered)
            {
                rules.Tell(segment.GroupId, () => $"{segment.Segment} arrived");
                handset.Receive(segment, agenda.Now);
            }

            if (life == agenda.Life)
            {
                Answered(link, segment, kind, cause);
            }
            else
            {
                rules.AnswerLost(segment);
            }
        });
    }

    private void Deliver(VirtualHandset handset, SegmentDelivery segment)
    {
        if (!handset.Absent && !handset.MemoryFull)
        {
            rules.Tell(segment.GroupId, () => $"{segment.Segment} arrived");
            handset.Receive(segment, agenda.Now);
        }
    }

    private void Answer(VirtualLink link, SegmentDelivery segment, int milliseconds, SegmentAnswerKind kind, FailureCause cause) =>
        agenda.At(agenda.Now.AddMilliseconds(milliseconds), () => Answered(link, segment, kind, cause), agenda.Life);

    private void Answered(VirtualLink link, SegmentDelivery segment, SegmentAnswerKind kind, FailureCause cause)
    {
        if (link.Outstanding.Remove((segment.GroupId, segment.Segment)) && kind == SegmentAnswerKind.Delivered)
        {
            rules.Acknowledged(segment);
        }

        centre().Answered(new SegmentAnswer(segment.GroupId, segment.Segment, segment.Attempt, kind, cause), agenda.Now);
    }

    /// <summary>What is under way on a link that is lost goes back; whether it arrived nobody knows.</summary>
    public void Lose(VirtualLink link)
    {
        link.Available = false;
        foreach (var lost in rules.UnderWay(link))
        {
            rules.AnswerLost(lost);
            Answered(link, lost, SegmentAnswerKind.LinkLost, FailureCause.LinkLost);
        }
    }
}

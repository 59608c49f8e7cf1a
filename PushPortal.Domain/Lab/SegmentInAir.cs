using PushPortal.Domain.Air;
using PushPortal.Domain.Smsc;

namespace PushPortal.Domain.Lab;

/// <summary>A segment that the network has taken and not answered yet. Used again for others.</summary>
internal sealed class SegmentInAir
{
    internal SegmentDelivery Delivery { get; private set; }

    internal LabMessage Message { get; private set; } = null!;

    internal RandomFault Fault { get; private set; }

    /// <summary>Its acknowledgement does not come, should the handset send one.</summary>
    internal bool IsAnswerLost { get; private set; }

    /// <summary>What the network says of it.</summary>
    internal int Code { get; set; }

    internal void Set(in SegmentDelivery delivery, LabMessage message, RandomFault fault, bool answerLost) =>
        (Delivery, Message, Fault, IsAnswerLost) = (delivery, message, fault, answerLost);
}

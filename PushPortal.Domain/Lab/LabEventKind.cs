namespace PushPortal.Domain.Lab;

/// <summary>What happens in an experiment.</summary>
internal enum LabEventKind : byte
{
    PushComes,
    OtherMessageComes,
    GroupRecorded,
    SegmentEnds,
    AnswerComes,
    RetryDue,
    LifetimeEnds,
}

namespace PushPortal.Domain.Smsc;

/// <summary>One segment between its group's start and end.</summary>
internal enum SegmentState : byte
{
    Waiting = 0,
    Outstanding = 1,
    Acknowledged = 2,
}

namespace PushPortal.Domain.Smsc;

/// <summary>One segment between its group's start and end.</summary>
internal enum SegmentState : byte
{
    Waiting = 0,
    Outstanding = 1,
    Acknowledged = 2,
    /// <summary>It will not be sent any more, and was not acknowledged.</summary>
    GivenUp = 3,
    /// <summary>In store-and-forward mode: it stands in the handset's queue.</summary>
    Queued = 4,
}

namespace PushPortal.Domain.Smsc;

/// <summary>What a link says of one segment. The numbers are stored.</summary>
public enum SegmentAnswerKind : byte
{
    /// <summary>No answer came before the window closed.</summary>
    None = 0,
    Delivered = 1,
    Temporary = 2,
    Permanent = 3,
    /// <summary>The link has to slow down; costs no attempt.</summary>
    Throttled = 4,
}

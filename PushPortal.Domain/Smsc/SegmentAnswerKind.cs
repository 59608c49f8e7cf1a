namespace PushPortal.Domain.Smsc;

/// <summary>What a link says of one segment. The numbers are stored.</summary>
public enum SegmentAnswerKind : byte
{
    /// <summary>No answer came before the window closed.</summary>
    None = 0,
    Delivered = 1,
    /// <summary>The segment alone is sent again after the retry delay.</summary>
    Temporary = 2,
    /// <summary>The number, the message or the link's own set-up stands against it: the group fails.</summary>
    Permanent = 3,
    /// <summary>The link has to slow down; costs no attempt.</summary>
    Throttled = 4,
    /// <summary>The handset will not take anything for a while (switched off, memory full): the group ends, and waits for the handset.</summary>
    HandsetAway = 5,
    /// <summary>The link was lost under it; costs no attempt, and the segment goes again when the link is back.</summary>
    LinkLost = 6,
}

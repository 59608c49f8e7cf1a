namespace PushPortal.Domain.Smsc;

/// <summary>What is at the other end of a link: whose codes its answers have. The numbers are stored.</summary>
public enum LinkKind : byte
{
    /// <summary>Not said: no link took it, or it was stored before the kind was.</summary>
    Unknown = 0,
    /// <summary>The simulated network: RP-causes.</summary>
    Simulator = 1,
    /// <summary>An upstream SMSC: SMPP's command_status, or a receipt.</summary>
    Smpp = 2,
}

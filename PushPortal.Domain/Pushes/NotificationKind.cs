namespace PushPortal.Domain.Pushes;

/// <summary>The form in which an initiator is told the result. The numbers are stored.</summary>
public enum NotificationKind : byte
{
    /// <summary>PAP resultnotification-message.</summary>
    Pap = 1,
    /// <summary>Signed JSON.</summary>
    Webhook = 2,
    /// <summary>SMPP delivery receipt; kept and sent by the SMPP server.</summary>
    Receipt = 3,
}

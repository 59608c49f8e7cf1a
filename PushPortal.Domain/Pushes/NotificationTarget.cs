namespace PushPortal.Domain.Pushes;

/// <summary>Where and in which form the result of each recipient is told.</summary>
/// <param name="PapVersion">The version of PAP that the initiator speaks, as <see cref="Protocols.Pap.PapVersion"/>; nothing for a webhook.</param>
public sealed record NotificationTarget(NotificationKind Kind, Uri Url, byte PapVersion = 0);

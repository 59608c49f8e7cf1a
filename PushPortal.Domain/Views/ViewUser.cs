namespace PushPortal.Domain.Views;

/// <summary>Somebody who has views.</summary>
/// <param name="AccountId">The account whose shared views are seen; null for staff, who share among themselves.</param>
/// <param name="MayShare">May make views that others see.</param>
/// <param name="MayManage">May change what others share.</param>
public sealed record ViewUser(string Name, long? AccountId, bool MayShare, bool MayManage);

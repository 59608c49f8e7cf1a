namespace PushPortal.Domain.Pushes;

/// <summary>An earlier push of the account that a new one takes the place of (WAP-247, 9.1: replace-push-id and replace-method).</summary>
/// <param name="PushId">Its internal id.</param>
/// <param name="PendingOnly">The new push is for those alone from whom the earlier one could be withdrawn; otherwise for all whom it names.</param>
public sealed record ReplacedPush(long PushId, bool PendingOnly);

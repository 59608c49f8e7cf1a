namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>A push that bears a push-id.</summary>
internal readonly record struct UsedPushId(long Id, long AccountId, string PushId);

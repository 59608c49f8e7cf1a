namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>What a push's row says of its transactions.</summary>
internal readonly record struct PushSums(long AccountId, int Recipients, int Delivered, int Failed);

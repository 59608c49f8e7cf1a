namespace PushPortal.Infrastructure.Persistence.Copying;

/// <summary>Why a store was not copied, in words for whoever asked for it. Nothing was changed then.</summary>
public sealed class StoreCopyException(string message) : Exception(message);

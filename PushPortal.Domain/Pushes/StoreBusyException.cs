namespace PushPortal.Domain.Pushes;

/// <summary>The store cannot take more now, or its disk refuses; nothing was stored, and the initiator may try again.</summary>
public sealed class StoreBusyException(string reason, Exception? inner = null) : Exception(reason, inner);

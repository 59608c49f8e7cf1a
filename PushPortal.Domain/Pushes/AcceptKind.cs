namespace PushPortal.Domain.Pushes;

/// <summary>What the store made of a new push.</summary>
public enum AcceptKind : byte
{
    Stored = 0,
    /// <summary>The account used the push-id before.</summary>
    DuplicatePushId = 1,
    /// <summary>The same request came before, under the same Idempotency-Key.</summary>
    RepeatedRequest = 2,
    /// <summary>Another request came before under this Idempotency-Key.</summary>
    KeyUsedOtherwise = 3,
    /// <summary>It was to replace what is pending, and nothing was pending any more.</summary>
    NothingToReplace = 4,
}

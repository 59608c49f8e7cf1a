namespace PushPortal.Domain.Pushes;

/// <summary>What came of asking to erase the content of a push.</summary>
public enum ErasureOutcome
{
    /// <summary>It is gone now.</summary>
    Erased,

    /// <summary>It was gone before; who asked first, and why, stays.</summary>
    ErasedBefore,

    /// <summary>A recipient still waits for it.</summary>
    NotEnded,

    /// <summary>There is no such push in the account.</summary>
    NotFound,
}

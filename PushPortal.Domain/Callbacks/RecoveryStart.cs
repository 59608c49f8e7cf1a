namespace PushPortal.Domain.Callbacks;

/// <summary>What came of asking to tell again all that was not told.</summary>
public abstract record RecoveryStart
{
    private RecoveryStart()
    {
    }

    public sealed record Begun(CallbackRecovery Recovery) : RecoveryStart;

    /// <summary>One of the same filter goes on.</summary>
    public sealed record GoesOn(CallbackRecovery Recovery) : RecoveryStart;

    /// <summary>As many go on as may: of the account, or of all.</summary>
    public sealed record TooMany : RecoveryStart;
}

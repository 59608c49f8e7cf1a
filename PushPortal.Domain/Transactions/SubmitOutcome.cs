namespace PushPortal.Domain.Transactions;

/// <summary>How a submission ended at the SMSC.</summary>
public enum SubmitOutcome : byte
{
    /// <summary>Every segment was acknowledged as delivered.</summary>
    Delivered = 1,
    /// <summary>It may go through later.</summary>
    TemporaryFailure = 2,
    /// <summary>It will not go through.</summary>
    PermanentFailure = 3,
}

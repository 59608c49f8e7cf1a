namespace PushPortal.Infrastructure.Smpp;

/// <summary>What tells the outcome of a segment that was submitted to an upstream SMSC.</summary>
public enum SmppOutcome
{
    /// <summary>Transaction mode: the response is the outcome.</summary>
    SubmitResponse = 0,

    /// <summary>Default mode: a delivery receipt for each segment, for SMSCs without transaction mode.</summary>
    DeliveryReceipt = 1,
}

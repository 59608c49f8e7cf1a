namespace PushPortal.Domain.Smsc;

/// <summary>How the SMSC schedules the short messages of a submission. The numbers are stored.</summary>
public enum SmscMode : byte
{
    /// <summary>As one group within a transaction window.</summary>
    Transaction = 0,
    /// <summary>As unrelated short messages, each with a retry schedule of its own: how SMSCs work that know nothing of groups.</summary>
    StoreAndForward = 1,
}

namespace PushPortal.Domain.Enquiries;

/// <summary>Where pending transactions wait.</summary>
public enum QueueStage
{
    /// <summary>In the store, and their turn has come.</summary>
    Due,

    /// <summary>In the store, for a time: that of their push, of the next try, or until their handset is back.</summary>
    Later,

    /// <summary>In the store, while the pushes of their accounts are held.</summary>
    Held,

    /// <summary>Handed to the SMSC, until it answers.</summary>
    AtSmsc,
}

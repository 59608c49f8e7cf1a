namespace PushPortal.Domain.Transactions;

/// <summary>Who said that something did not go through.</summary>
public enum FailureSource : byte
{
    /// <summary>Nobody: nothing failed.</summary>
    None = 0,
    /// <summary>The push proxy gateway itself, by one of its rules.</summary>
    Gateway = 1,
    /// <summary>The SMSC that has the transaction.</summary>
    Smsc = 2,
    /// <summary>The peer at the other end of a link.</summary>
    Link = 3,
    /// <summary>The mobile network.</summary>
    Network = 4,
    /// <summary>The handset, or its silence.</summary>
    Handset = 5,
    /// <summary>Whoever submitted the push, or an operator in their place.</summary>
    Initiator = 6,
}

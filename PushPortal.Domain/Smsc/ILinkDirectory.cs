using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Smsc;

/// <summary>The links of the SMSC in this process, for those who choose one.</summary>
public interface ILinkDirectory
{
    /// <summary>Each link as it stands towards a transaction, in the order of the settings.</summary>
    IReadOnlyList<LinkChoice> For(Transaction transaction);
}

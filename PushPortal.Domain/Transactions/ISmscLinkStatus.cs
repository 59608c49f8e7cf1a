namespace PushPortal.Domain.Transactions;

/// <summary>How the way to an SMSC in another process stands, for those who watch.</summary>
public interface ISmscLinkStatus
{
    /// <summary>What is wrong with it, in words; null when nothing is.</summary>
    string? Trouble { get; }

    /// <summary>Submissions that are not answered, at the SMSC or waiting to go there again.</summary>
    int Open { get; }

    /// <summary>How many more submissions it takes now.</summary>
    int Room { get; }
}

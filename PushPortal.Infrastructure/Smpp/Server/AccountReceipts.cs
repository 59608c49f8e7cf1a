namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>What is known in memory of one account's receipts; all else is in the store.</summary>
internal sealed class AccountReceipts
{
    /// <summary>Sent and not answered, or about to be deleted.</summary>
    internal HashSet<long> UnderWay { get; } = [];

    /// <summary>Not taken, and when they are sent again.</summary>
    internal Dictionary<long, DateTimeOffset> Later { get; } = [];

    internal bool IsEmpty => UnderWay.Count == 0 && Later.Count == 0;

    /// <summary>Whether this one is to be sent now; it counts as under way then.</summary>
    internal bool TryBegin(long id, DateTimeOffset now)
    {
        if (UnderWay.Contains(id) || (Later.TryGetValue(id, out var at) && at > now))
        {
            return false;
        }

        Later.Remove(id);
        UnderWay.Add(id);
        return true;
    }
}

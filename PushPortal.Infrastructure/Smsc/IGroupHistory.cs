using PushPortal.Domain.Smsc;

namespace PushPortal.Infrastructure.Smsc;

/// <summary>What the SMSC takes over from before a restart.</summary>
internal interface IGroupHistory
{
    /// <summary>The longest that a submission may have waited for its start.</summary>
    static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>Groups whose handset may still be collecting: started since then and not finished, or finished since then in such a way. Oldest first.</summary>
    IReadOnlyList<GroupRecord> CollectedSince(DateTimeOffset since);
}

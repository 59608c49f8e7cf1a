using PushPortal.Domain.Smsc;

namespace PushPortal.Infrastructure.Smsc;

/// <summary>What the SMSC takes over from before a restart.</summary>
internal interface IGroupHistory
{
    /// <summary>The longest that a submission may have waited for its start.</summary>
    static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>Groups that were started since then and were not delivered, or not finished.</summary>
    IReadOnlyList<GroupRecord> UndeliveredSince(DateTimeOffset since);
}

using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Benchmarks.Smsc;

/// <summary>A disk that has everything at once; what it has of starts waits here for the loop.</summary>
internal sealed class PromptJournal : IGroupJournal
{
    internal Queue<long> Starting { get; } = [];

    public void Start(GroupRecord group)
    {
        ArgumentNullException.ThrowIfNull(group);
        Starting.Enqueue(group.Id);
    }

    public void Finish(SubmitAnswer answer, DateTimeOffset at)
    {
    }

    public void Find(long submissionId)
    {
    }
}

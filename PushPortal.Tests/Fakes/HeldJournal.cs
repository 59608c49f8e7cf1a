using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Tests.Fakes;

/// <summary>A journal in memory. What it was asked waits in its queues until the test confirms it.</summary>
internal sealed class HeldJournal : IGroupJournal
{
    public Dictionary<long, GroupRecord> Records { get; } = [];

    public Queue<long> Starting { get; } = new();

    public Queue<long> Looking { get; } = new();

    public void Start(GroupRecord group)
    {
        Records[group.Id] = group;
        Starting.Enqueue(group.Id);
    }

    public void Finish(SubmitAnswer answer, DateTimeOffset at) => Records[answer.SubmissionId] = Records[answer.SubmissionId] with { Answer = answer, FinishedAt = at };

    public void Find(long submissionId) => Looking.Enqueue(submissionId);
}

using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Smsc;

namespace PushPortal.Tests.Fakes;

/// <summary>A disk that has everything at once and remembers nothing.</summary>
internal sealed class PromptJournal(SmscInbox inbox) : IGroupJournal, IGroupHistory
{
    public IReadOnlyList<GroupRecord> CollectedSince(DateTimeOffset since) => [];

    public void Start(GroupRecord group) => inbox.Started(group.Id);

    public void Finish(SubmitAnswer answer, DateTimeOffset at) => inbox.Finished(answer.SubmissionId);

    public void Find(long submissionId) => inbox.Found(submissionId, null);
}

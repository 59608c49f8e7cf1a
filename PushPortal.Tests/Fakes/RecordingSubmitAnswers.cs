using PushPortal.Domain.Transactions;

namespace PushPortal.Tests.Fakes;

/// <summary>Keeps the SMSC's answers in the order in which they came.</summary>
internal sealed class RecordingSubmitAnswers : ISubmitAnswers
{
    public List<SubmitAnswer> All { get; } = [];

    public void Answered(SubmitAnswer answer) => All.Add(answer);

    public void Lost(IReadOnlyList<long> submissionIds) => throw new NotSupportedException("An SMSC in the process loses nothing.");

    public List<SubmitAnswer> Of(long submissionId) => All.FindAll(answer => answer.SubmissionId == submissionId);
}

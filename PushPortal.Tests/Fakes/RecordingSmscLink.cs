using PushPortal.Domain.Transactions;

namespace PushPortal.Tests.Fakes;

/// <summary>Keeps what the PPG hands over.</summary>
internal sealed class RecordingSmscLink : ISmscLink
{
    public List<Submission> Submitted { get; } = [];

    public int Room { get; set; } = int.MaxValue;

    public void Submit(Submission submission)
    {
        Submitted.Add(submission);
        Room--;
    }
}

using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Tests.Fakes;

/// <summary>Keeps what the PPG hands over.</summary>
internal sealed class RecordingSmscLink : ISmscLink
{
    public List<Submission> Submitted { get; } = [];

    public int Room { get; set; } = int.MaxValue;

    /// <summary>Places that only high priority gets.</summary>
    public int KeptForHigh { get; set; }

    public int RoomFor(Priority priority) => priority == Priority.High ? Room : Room - KeptForHigh;

    public void Submit(Submission submission)
    {
        Submitted.Add(submission);
        Room--;
    }
}

using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Transactions;

/// <summary>The PPG's way to the SMSC. Nothing waits for an answer: it comes to <see cref="ISubmitAnswers"/> by submission id.</summary>
public interface ISmscLink
{
    /// <summary>How many more submissions it takes now.</summary>
    int Room { get; }

    /// <summary>How many more of this priority it takes now: places may be kept back for higher ones. At most <see cref="Room"/>.</summary>
    int RoomFor(Priority priority) => Room;

    /// <summary>Hands one whole push over and returns at once. It will be answered once.</summary>
    void Submit(Submission submission);
}

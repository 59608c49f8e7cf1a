namespace PushPortal.Domain.Transactions;

/// <summary>The PPG's way to the SMSC. Nothing waits for an answer: it comes to <see cref="ISubmitAnswers"/> by submission id.</summary>
public interface ISmscLink
{
    /// <summary>Takes the submission, or answers false when the link takes no more for now; then nothing was taken.</summary>
    bool TrySubmit(Submission submission);
}

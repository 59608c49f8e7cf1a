namespace PushPortal.Domain.Transactions;

/// <summary>Takes the SMSC's answers. Must return at once: it is called on the SMSC's own loop.</summary>
public interface ISubmitAnswers
{
    void Answered(SubmitAnswer answer);

    /// <summary>
    /// The way to the SMSC was lost before these submissions were answered, and their bodies are not kept there: they are to be handed over again, marked as
    /// resubmitted. It holds nothing of them any more.
    /// </summary>
    void Lost(IReadOnlyList<long> submissionIds);
}

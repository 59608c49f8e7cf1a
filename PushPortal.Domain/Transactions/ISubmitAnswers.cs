namespace PushPortal.Domain.Transactions;

/// <summary>Takes the SMSC's answers. Must return at once: it is called on the SMSC's own loop.</summary>
public interface ISubmitAnswers
{
    void Answered(SubmitAnswer answer);
}

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>Hears what became of receipts that a session had under way. Returns at once.</summary>
internal interface IReceiptAnswers
{
    /// <summary>The ESME has it, or will never take it: it is not sent again.</summary>
    void Ended(WaitingReceipt receipt);

    /// <summary>It was not taken, not answered, or its session has ended.</summary>
    /// <param name="atOnce">Another session may have it now.</param>
    void NotTaken(WaitingReceipt receipt, bool atOnce);

    /// <summary>A session of the account can take receipts, or more of them.</summary>
    void Room(long accountId);
}

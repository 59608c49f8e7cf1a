namespace PushPortal.Domain.Protocols.Wtp;

/// <summary>Where a transaction of the responder stands (WAP-224, 9.2). One that is over has none.</summary>
internal enum WtpTransactionState
{
    /// <summary>The initiator was asked whether the transaction is its own.</summary>
    TidOkWait,

    /// <summary>Packets of the request are missing.</summary>
    Receiving,

    /// <summary>The user has the request, and has not answered.</summary>
    ResultWait,

    /// <summary>The result, or a group of its packets, was sent and is not acknowledged.</summary>
    ResultRespWait,

    /// <summary>Of class 1: done, and remembered for copies of the request.</summary>
    WaitTimeout,
}

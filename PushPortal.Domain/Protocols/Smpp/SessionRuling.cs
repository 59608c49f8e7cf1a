namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>What is done with a PDU in the state that the session is in.</summary>
public enum SessionRuling
{
    Allowed,

    /// <summary>Answered with ESME_RINVBNDSTS.</summary>
    InvalidBindStatus,

    /// <summary>Answered with ESME_RALYBND.</summary>
    AlreadyBound,

    /// <summary>Answered with generic_nack and ESME_RINVCMDID.</summary>
    UnknownCommand,

    /// <summary>Passed over: a response that cannot be awaited, or anything after the end.</summary>
    Ignored,
}

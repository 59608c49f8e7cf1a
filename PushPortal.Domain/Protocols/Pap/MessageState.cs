namespace PushPortal.Domain.Protocols.Pap;

/// <summary>PAP's <c>message-state</c>: how a push to one recipient stands (PAP 2.0, 9.5). All but pending and unknown are final.</summary>
public enum MessageState
{
    /// <summary>Not accepted by the push proxy gateway.</summary>
    Rejected,

    /// <summary>Accepted and being processed.</summary>
    Pending,

    /// <summary>Delivered to the client.</summary>
    Delivered,

    /// <summary>Could not be delivered.</summary>
    Undeliverable,

    /// <summary>Its maximum age or deliver-before time passed.</summary>
    Expired,

    /// <summary>The client aborted it.</summary>
    Aborted,

    /// <summary>The delivery process timed out.</summary>
    Timeout,

    /// <summary>Cancelled by the push initiator before delivery.</summary>
    Cancelled,

    /// <summary>The push proxy gateway does not know.</summary>
    Unknown,
}

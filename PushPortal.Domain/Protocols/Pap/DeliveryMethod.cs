namespace PushPortal.Domain.Protocols.Pap;

/// <summary>PAP's <c>delivery-method</c>: how sure the delivery over the air has to be.</summary>
public enum DeliveryMethod
{
    /// <summary>The client must confirm.</summary>
    Confirmed,

    /// <summary>Confirmed where possible, otherwise unconfirmed.</summary>
    PreferConfirmed,

    Unconfirmed,

    /// <summary>The push proxy gateway chooses.</summary>
    NotSpecified,
}

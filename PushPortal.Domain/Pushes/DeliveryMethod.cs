namespace PushPortal.Domain.Pushes;

/// <summary>How sure an initiator wants the delivery to be: PAP's <c>delivery-method</c> (WAP-247, 9.1.3). The numbers are stored.</summary>
public enum DeliveryMethod : byte
{
    NotSpecified = 0,
    Unconfirmed = 1,
    PreferConfirmed = 2,
    Confirmed = 3,
}

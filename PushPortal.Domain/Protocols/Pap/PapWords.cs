namespace PushPortal.Domain.Protocols.Pap;

/// <summary>The words of PAP's enumerated attributes and of the client address types.</summary>
public static class PapWords
{
    public static WireWords<MessageState> MessageStates { get; } = new(
        (MessageState.Rejected, "rejected"),
        (MessageState.Pending, "pending"),
        (MessageState.Delivered, "delivered"),
        (MessageState.Undeliverable, "undeliverable"),
        (MessageState.Expired, "expired"),
        (MessageState.Aborted, "aborted"),
        (MessageState.Timeout, "timeout"),
        (MessageState.Cancelled, "cancelled"),
        (MessageState.Unknown, "unknown"));

    public static WireWords<Priority> Priorities { get; } = new(
        (Priority.High, "high"),
        (Priority.Medium, "medium"),
        (Priority.Low, "low"));

    public static WireWords<DeliveryMethod> DeliveryMethods { get; } = new(
        (DeliveryMethod.Confirmed, "confirmed"),
        (DeliveryMethod.PreferConfirmed, "preferconfirmed"),
        (DeliveryMethod.Unconfirmed, "unconfirmed"),
        (DeliveryMethod.NotSpecified, "notspecified"));

    public static WireWords<ReplaceMethod> ReplaceMethods { get; } = new(
        (ReplaceMethod.PendingOnly, "pending-only"),
        (ReplaceMethod.All, "all"));

    /// <summary>Bearer address types are those of WDP appendix C.</summary>
    public static WireWords<ClientAddressType> ClientAddressTypes { get; } = new(
        (ClientAddressType.User, "USER"),
        (ClientAddressType.Plmn, "PLMN"),
        (ClientAddressType.IPv4, "IPv4"),
        (ClientAddressType.IPv6, "IPv6"),
        (ClientAddressType.GsmMsisdn, "GSM_MSISDN"),
        (ClientAddressType.Ansi136Msisdn, "ANSI_136_MSISDN"),
        (ClientAddressType.Is637Msisdn, "IS_637_MSISDN"),
        (ClientAddressType.IdenMsisdn, "iDEN_MSISDN"),
        (ClientAddressType.FlexMsisdn, "FLEX_MSISDN"),
        (ClientAddressType.PhsMsisdn, "PHS_MSISDN"),
        (ClientAddressType.GsmServiceCode, "GSM_Service_Code"),
        (ClientAddressType.TetraItsi, "TETRA_ITSI"),
        (ClientAddressType.TetraMsisdn, "TETRA_MSISDN"),
        (ClientAddressType.ReflexMsisdn, "ReFLEX_MSISDN"),
        (ClientAddressType.Man, "MAN"));
}

namespace PushPortal.Domain.Protocols.Pap;

/// <summary>What kind of address a client address holds (WAP-249, 6.1); from GSM_MSISDN on, the bearer address types of WDP appendix C.</summary>
public enum ClientAddressType
{
    /// <summary>A name that the push proxy gateway knows, an e-mail address for example.</summary>
    User,

    /// <summary>An international phone number, with its plus sign.</summary>
    Plmn,
    IPv4,
    IPv6,
    GsmMsisdn,
    Ansi136Msisdn,
    Is637Msisdn,
    IdenMsisdn,
    FlexMsisdn,
    PhsMsisdn,
    GsmServiceCode,
    TetraItsi,
    TetraMsisdn,
    ReflexMsisdn,
    Man,
}

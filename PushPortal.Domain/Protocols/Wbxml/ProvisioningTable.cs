namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>
/// PROV 1.0 (WAP-183, OMA ProvCont). Names and types of parameters are tokens with their whole value; what applications
/// need is on attribute code page 1. Tags are the same on both pages and written on page 0.
/// </summary>
internal static class ProvisioningTable
{
    public static WbxmlDocumentType Create() => new(
        tags:
        [
            new(0, 0x05, "wap-provisioningdoc"), new(0, 0x06, "characteristic"), new(0, 0x07, "parm"),
            new(1, 0x06, "characteristic"), new(1, 0x07, "parm"),
        ],
        starts:
        [
            new(0, 0x05, "name"),
            new(0, 0x06, "value"),
            .. Starts(0, 0x07, "name", """
                NAME NAP-ADDRESS NAP-ADDRTYPE CALLTYPE VALIDUNTIL AUTHTYPE AUTHNAME AUTHSECRET LINGER BEARER NAPID COUNTRY NETWORK
                INTERNET PROXY-ID PROXY-PROVIDER-ID DOMAIN PROVURL PXAUTH-TYPE PXAUTH-ID PXAUTH-PW STARTPAGE BASAUTH-ID BASAUTH-PW
                PUSHENABLED PXADDR PXADDRTYPE TO-NAPID PORTNBR SERVICE LINKSPEED DNLINKSPEED LOCAL-ADDR LOCAL-ADDRTYPE CONTEXT-ALLOW
                TRUST MASTER SID SOC WSP-VERSION PHYSICAL-PROXY-ID CLIENT-ID DELIVERY-ERR-SDU DELIVERY-ORDER TRAFFIC-CLASS MAX-SDU-SIZE
                MAX-BITRATE-UPLINK MAX-BITRATE-DNLINK RESIDUAL-BER SDU-ERROR-RATIO TRAFFIC-HANDL-PRIO TRANSFER-DELAY
                GUARANTEED-BITRATE-UPLINK GUARANTEED-BITRATE-DNLINK PXADDR-FQDN PROXY-PW PPGAUTH-TYPE
                """),
            new(0, 0x45, "version"),
            new(0, 0x46, "version", "1.0", Whole: true),
            .. Starts(0, 0x47, "name", "PULLENABLED DNS-ADDR MAX-NUM-RETRY FIRST-RETRY-TIMEOUT REREG-THRESHOLD T-BIT"),
            .. Starts(0, 0x4E, "name", "AUTH-ENTITY SPI"),
            new(0, 0x50, "type"),
            .. Starts(0, 0x51, "type", """
                PXLOGICAL PXPHYSICAL PORT VALIDITY NAPDEF BOOTSTRAP VENDORCONFIG CLIENTIDENTITY PXAUTHINFO NAPAUTHINFO ACCESS
                """),
            .. Starts(1, 0x07, "name", "NAME"),
            .. Starts(1, 0x14, "name", "INTERNET"),
            .. Starts(1, 0x1C, "name", "STARTPAGE"),
            .. Starts(1, 0x22, "name", "TO-NAPID PORTNBR SERVICE"),
            .. Starts(1, 0x2E, "name", """
                AACCEPT AAUTHDATA AAUTHLEVEL AAUTHNAME AAUTHSECRET AAUTHTYPE ADDR ADDRTYPE APPID APROTOCOL PROVIDER-ID TO-PROXY URI RULE
                """),
            new(1, 0x50, "type"),
            .. Starts(1, 0x53, "type", "PORT"),
            .. Starts(1, 0x55, "type", "APPLICATION APPADDR APPAUTH CLIENTIDENTITY RESOURCE"),
        ],
        values:
        [
            .. Values(0, 0x85, "IPV4 IPV6 E164 ALPHA APN SCODE TETRA-ITSI MAN"),
            .. Values(0, 0x90, "ANALOG-MODEM V.120 V.110 X.31 BIT-TRANSPARENT DIRECT-ASYNCHRONOUS-DATA-SERVICE"),
            .. Values(0, 0x9A, "PAP CHAP HTTP-BASIC HTTP-DIGEST WTLS-SS MD5"),
            .. Values(0, 0xA2, """
                GSM-USSD GSM-SMS ANSI-136-GUTS IS-95-CDMA-SMS IS-95-CDMA-CSD IS-95-CDMA-PACKET ANSI-136-CSD ANSI-136-GPRS GSM-CSD GSM-GPRS
                AMPS-CDPD PDC-CSD PDC-PACKET IDEN-SMS IDEN-CSD IDEN-PACKET FLEX/REFLEX PHS-SMS PHS-CSD TETRA-SDS TETRA-PACKET
                ANSI-136-GHOST MOBITEX-MPAK CDMA2000-1X-SIMPLE-IP CDMA2000-1X-MOBILE-IP
                """),
            .. Values(0, 0xC5, "AUTOBAUDING"),
            .. Values(0, 0xCA, """
                CL-WSP CO-WSP CL-SEC-WSP CO-SEC-WSP CL-SEC-WTA CO-SEC-WTA OTA-HTTP-TO OTA-HTTP-TLS-TO OTA-HTTP-PO OTA-HTTP-TLS-PO
                """),
            .. Values(0, 0xE0, "AAA HA"),
            .. Values(1, 0x86, "IPV6 E164 ALPHA"),
            .. Values(1, 0x8D, "APPSRV OBEX"),
            .. Values(1, 0xE0, "AAA HA"),
        ],
        rules:
        [
            new("wap-provisioningdoc") { Attributes = ["version"], Children = ["characteristic"] },
            new("characteristic") { Attributes = ["type"], Required = ["type"], Children = ["parm", "characteristic"] },
            new("parm") { Attributes = ["name", "value"], Required = ["name"] },
        ])
    {
        PublicId = 0x0B,
        FormalPublicIdentifier = "-//WAPFORUM//DTD PROV 1.0//EN",
        Version = 0x01,
        ValuesAreWhole = true,
    };

    private static IEnumerable<WbxmlAttributeStart> Starts(byte page, byte first, string attribute, string values) =>
        Words(values).Select((value, index) => new WbxmlAttributeStart(page, (byte)(first + index), attribute, value, Whole: true));

    private static IEnumerable<WbxmlAttributeValue> Values(byte page, byte first, string values) =>
        Words(values).Select((value, index) => new WbxmlAttributeValue(page, (byte)(first + index), value));

    private static string[] Words(string values) => values.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}

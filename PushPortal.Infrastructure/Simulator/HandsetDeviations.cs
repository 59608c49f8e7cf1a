namespace PushPortal.Infrastructure.Simulator;

/// <summary>
/// Where a handset is less tolerant than the specifications ask: each was seen, or had to be allowed for, in captures of real networks. What such a handset
/// does not understand it acknowledges and drops.
/// </summary>
[Flags]
public enum HandsetDeviations
{
    None = 0,

    /// <summary>Of a user data header with both, the ports have to stand before the concatenation (3GPP TS 23.040 allows any order).</summary>
    PortsFirst = 1,

    /// <summary>The other way round; it is how this gateway writes them.</summary>
    ConcatenationFirst = 64,

    /// <summary>TP-PID has to be 00; 39 was captured once.</summary>
    PlainProtocolId = 2,

    /// <summary>TP-DCS has to be 04 or F5; 06, F4 and F6 say 8-bit data as well.</summary>
    PlainDataCoding = 4,

    /// <summary>WBXML with a string table is not understood.</summary>
    NoStringTables = 8,

    /// <summary>The media type has to be a number; MMSCs send that of multimedia messages as text.</summary>
    NumberedTypes = 16,

    /// <summary>A multimedia notification has to name its application (X-Wap-Application-Id).</summary>
    NamedApplication = 32,
}

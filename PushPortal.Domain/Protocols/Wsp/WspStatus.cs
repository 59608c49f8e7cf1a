namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>Status codes (WAP-230, table 36), which are HTTP's by class and last digits.</summary>
internal static class WspStatus
{
    private const int HighestClientError = 417;

    /// <summary>A status that WSP has not comes out as the first of its class.</summary>
    public static byte OfHttp(int status) => (byte)(status switch
    {
        >= 200 and <= 206 => 0x20 + status - 200,
        308 => 0x31,
        >= 300 and <= 307 => 0x30 + status - 300,
        >= 400 and <= 415 => 0x40 + status - 400,
        416 or HighestClientError => 0x50 + status - 416,
        >= 500 and <= 505 => 0x60 + status - 500,
        < 200 => 0x60,
        < 300 => 0x20,
        < 400 => 0x30,
        < 500 => 0x40,
        _ => 0x60,
    });
}

namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>Application id numbers (WINA), by their URIs.</summary>
internal static class WspApplicationIds
{
    public static readonly WspCodeTable Table = new(
        (0x00, "x-wap-application:*"), (0x01, "x-wap-application:push.sia"), (0x02, PushApplicationId.WmlUserAgent),
        (0x03, "x-wap-application:wta.ua"), (0x04, PushApplicationId.MmsUserAgent), (0x05, "x-wap-application:push.syncml"),
        (0x06, "x-wap-application:loc.ua"), (0x07, "x-wap-application:syncml.dm"), (0x08, "x-wap-application:drm.ua"),
        (0x09, "x-wap-application:emn.ua"), (0x0A, "x-wap-application:wv.ua"), (0x10, "x-oma-application:ulp.ua"),
        (0x11, "x-oma-application:dlota.ua"));
}

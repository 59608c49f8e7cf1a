namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>Application id numbers (WINA), by their URIs.</summary>
internal static class WspApplicationIds
{
    public static readonly WspCodeTable Table = new(
        (0x00, "x-wap-application:*"), (0x01, PushApplicationId.SessionInitiation), (0x02, PushApplicationId.WmlUserAgent),
        (0x03, "x-wap-application:wta.ua"), (0x04, PushApplicationId.MmsUserAgent), (0x05, PushApplicationId.DataSynchronisation),
        (0x06, PushApplicationId.Location), (0x07, PushApplicationId.DeviceManagement), (0x08, PushApplicationId.DigitalRights),
        (0x09, PushApplicationId.EmailUserAgent), (0x0A, PushApplicationId.WirelessVillage), (0x10, PushApplicationId.UserPlaneLocation),
        (0x11, PushApplicationId.Download));
}

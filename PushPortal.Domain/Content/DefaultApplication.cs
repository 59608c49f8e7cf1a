using System.Collections.Frozen;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Domain.Content;

/// <summary>The application that a content is for when its push names none, by the media type on the air.</summary>
internal static class DefaultApplication
{
    private static readonly FrozenDictionary<string, string> ByMediaType = new Dictionary<string, string>
    {
        [WapPush.Mms] = PushApplicationId.MmsUserAgent,
        ["application/vnd.wap.emn+wbxml"] = PushApplicationId.EmailUserAgent,
        [PushMediaType.SessionInitiation] = PushApplicationId.SessionInitiation,
        ["application/vnd.wap.locc+wbxml"] = PushApplicationId.Location,
        ["application/vnd.wap.loc+xml"] = PushApplicationId.Location,
        ["application/vnd.syncml.dm+wbxml"] = PushApplicationId.DeviceManagement,
        ["application/vnd.syncml.dm+xml"] = PushApplicationId.DeviceManagement,
        [PushMediaType.DeviceManagementNotification] = PushApplicationId.DeviceManagement,
        [PushMediaType.DataSynchronisationNotification] = PushApplicationId.DataSynchronisation,
        ["application/vnd.oma.drm.rights+xml"] = PushApplicationId.DigitalRights,
        ["application/vnd.oma.drm.rights+wbxml"] = PushApplicationId.DigitalRights,
        ["application/vnd.oma.dd+xml"] = PushApplicationId.Download,
        ["application/vnd.wv.csp.cir"] = PushApplicationId.WirelessVillage,
        ["application/vnd.omaloc-supl-init"] = PushApplicationId.UserPlaneLocation,
    }.ToFrozenDictionary();

    /// <summary>Null for the WML user agent, which has no header on the air.</summary>
    /// <param name="mediaType">Its name in lower case, without parameters.</param>
    public static string? Of(string mediaType) => ByMediaType.GetValueOrDefault(mediaType);
}

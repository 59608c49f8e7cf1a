using PushPortal.Domain.Protocols.Wbxml;

namespace PushPortal.Domain.Content;

/// <summary>A type of push document with the media types of its XML and its binary form.</summary>
internal sealed record PushMediaType(string Xml, string Binary, WbxmlDocumentType Document)
{
    public const string SessionInitiation = "application/vnd.wap.sia";
    public const string DeviceManagementNotification = "application/vnd.syncml.notification";
    public const string DataSynchronisationNotification = "application/vnd.syncml.ds.notification";

    public static readonly PushMediaType ServiceIndication =
        new("text/vnd.wap.si", WapPush.ServiceIndication, WbxmlDocumentTypes.ServiceIndication);

    public static readonly PushMediaType ServiceLoading =
        new("text/vnd.wap.sl", WapPush.ServiceLoading, WbxmlDocumentTypes.ServiceLoading);

    public static readonly PushMediaType CacheOperation =
        new("text/vnd.wap.co", WapPush.CacheOperation, WbxmlDocumentTypes.CacheOperation);

    public static readonly PushMediaType EmailNotification =
        new("text/vnd.wap.emn+xml", WapPush.EmailNotification, WbxmlDocumentTypes.EmailNotification);

    public static readonly PushMediaType Provisioning =
        new("text/vnd.wap.connectivity-xml", WapPush.Provisioning, WbxmlDocumentTypes.Provisioning);

    private static readonly PushMediaType[] All = [ServiceIndication, ServiceLoading, CacheOperation, EmailNotification, Provisioning];

    public static PushMediaType? OfXml(string name) => Array.Find(All, type => type.Xml == name);

    public static PushMediaType? OfBinary(string name) => Array.Find(All, type => type.Binary == name);

    /// <summary>What a handset would fetch for this document.</summary>
    public string? HrefOf(WbxmlElement root) =>
        this == ServiceIndication ? root.Child("indication")?["href"] :
        this == ServiceLoading ? root["href"] : null;
}

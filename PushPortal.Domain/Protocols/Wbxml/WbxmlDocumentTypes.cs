namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>The types of push documents that are compiled and read.</summary>
public static class WbxmlDocumentTypes
{
    public static WbxmlDocumentType ServiceIndication { get; } = ServiceIndicationTable.Create();
    public static WbxmlDocumentType ServiceLoading { get; } = ServiceLoadingTable.Create();
    public static WbxmlDocumentType CacheOperation { get; } = CacheOperationTable.Create();
    public static WbxmlDocumentType EmailNotification { get; } = EmailNotificationTable.Create();
    public static WbxmlDocumentType Provisioning { get; } = ProvisioningTable.Create();

    private static readonly WbxmlDocumentType[] All =
        [ServiceIndication, ServiceLoading, CacheOperation, EmailNotification, Provisioning];

    internal static WbxmlDocumentType? Of(uint publicId) => Array.Find(All, type => type.PublicId == publicId);

    internal static WbxmlDocumentType? Of(string formalPublicIdentifier) =>
        Array.Find(All, type => type.FormalPublicIdentifier == formalPublicIdentifier);
}

namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>What a WBXML document says: its type and its root element.</summary>
public sealed record WbxmlDocument(WbxmlDocumentType Type, byte Version, WbxmlElement Root);

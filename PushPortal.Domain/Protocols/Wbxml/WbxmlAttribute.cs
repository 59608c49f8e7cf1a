namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>An attribute of an element; dates as <c>2025-11-23T01:23:45Z</c>.</summary>
public readonly record struct WbxmlAttribute(string Name, string Value);

using PushPortal.Domain.Protocols.Wbxml;

namespace PushPortal.Tests.Protocols.Wbxml;

internal sealed record WbxmlVector(string Name, WbxmlDocumentType Type, string Xml, string Hex);

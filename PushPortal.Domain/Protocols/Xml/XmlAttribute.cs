namespace PushPortal.Domain.Protocols.Xml;

/// <summary>Where an attribute of a start tag stands in its document.</summary>
/// <param name="IsLiteral">The value stands there as it is: no reference, no line break or tabulator.</param>
internal readonly record struct XmlAttribute(int NameStart, int NameLength, int ValueStart, int ValueLength, bool IsLiteral);

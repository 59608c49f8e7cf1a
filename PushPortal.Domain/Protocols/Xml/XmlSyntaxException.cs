namespace PushPortal.Domain.Protocols.Xml;

/// <summary>A document that is not well-formed XML, or that has what these protocols never carry.</summary>
/// <param name="description">What is wrong, without a full stop.</param>
/// <param name="position">Where, in characters from the document's begin.</param>
internal sealed class XmlSyntaxException(string description, int position) : Exception(description)
{
    internal int Position { get; } = position;
}

namespace PushPortal.Domain.Protocols.Xml;

/// <summary>What <see cref="XmlScanner"/> stands on. Comments and processing instructions are passed over; an empty-element tag is a start tag without an end tag.</summary>
internal enum XmlToken
{
    StartTag,
    EndTag,

    /// <summary>Characters between two tags, or a CDATA section.</summary>
    Text,

    /// <summary>Behind the root element and everything that may follow it.</summary>
    End,
}

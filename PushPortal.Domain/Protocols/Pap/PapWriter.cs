using System.Buffers;

namespace PushPortal.Domain.Protocols.Pap;

/// <summary>
/// Writes PAP control documents in UTF-8: XML declaration, the DOCTYPE of the document's version, attributes and elements in DTD order.
/// A 1.0 document carries nothing that 1.0 does not know. A character that XML cannot carry becomes U+FFFD.
/// </summary>
public static class PapWriter
{
    private const int TypicalLength = 768;

    public static byte[] Write(PapDocument document)
    {
        var output = new ArrayBufferWriter<byte>(TypicalLength);
        Write(document, output);
        return output.WrittenSpan.ToArray();
    }

    public static void Write(PapDocument document, IBufferWriter<byte> output)
    {
        output.Write(PapDocumentTypes.PrologOf(document.Version));
        var element = new PapElementWriter(output, document.Version);
        element.Start("pap");
        element.Attribute("product-name", document.ProductName);
        document.Write(element);
        element.End("pap");
    }
}

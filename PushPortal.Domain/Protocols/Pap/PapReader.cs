using PushPortal.Domain.Protocols.Xml;

namespace PushPortal.Domain.Protocols.Pap;

/// <summary>
/// Reads PAP control documents of versions 1.0 to 2.2. Strict about elements, required attributes and values; unknown attributes are ignored.
/// Nothing is ever fetched, and no entity but XML's own five is accepted. Every fault of the input ends in <see cref="PapSyntaxException"/>.
/// </summary>
public static class PapReader
{
    /// <summary>Largest document in octets: room for some ten thousand recipients.</summary>
    public const int MaxDocumentLength = 1 << 20;

    public static PapDocument Read(ReadOnlyMemory<byte> xml)
    {
        if (xml.Length > MaxDocumentLength)
            throw new PapSyntaxException(PapStatus.BadRequest, $"The control entity is longer than {MaxDocumentLength} octets");
        var text = PapText.Decode(xml.Span);
        var prolog = PapProlog.Read(text);
        var element = new PapElementReader(text, prolog);
        try
        {
            return ReadRoot(element) with { Version = prolog.Version, AnswerVersion = prolog.AnswerVersion };
        }
        catch (XmlSyntaxException fault)
        {
            throw element.NotWellFormed(fault);
        }
    }

    private static PapDocument ReadRoot(PapElementReader element)
    {
        element.OpenRoot("pap");
        var productName = element.Optional("product-name");
        element.OpenOnlyChild();
        var document = ReadChild(element);
        element.Close();
        element.Close();
        element.ExpectEnd();
        return document with { ProductName = productName };
    }

    private static PapDocument ReadChild(PapElementReader element) => element.Name switch
    {
        PushMessage.Element => PushMessage.Read(element),
        PushResponse.Element => PushResponse.Read(element),
        CancelMessage.Element => CancelMessage.Read(element),
        CancelResponse.Element => CancelResponse.Read(element),
        ResultNotificationMessage.Element => ResultNotificationMessage.Read(element),
        ResultNotificationResponse.Element => ResultNotificationResponse.Read(element),
        StatusQueryMessage.Element => StatusQueryMessage.Read(element),
        StatusQueryResponse.Element => StatusQueryResponse.Read(element),
        CcqMessage.Element => CcqMessage.Read(element),
        CcqResponse.Element => CcqResponse.Read(element),
        BadMessageResponse.Element => BadMessageResponse.Read(element),
        _ => throw element.Fault($"The element {PapSyntaxException.Quoted(element.Name)} is not a PAP document: expected push-message, cancel-message, statusquery-message, ccq-message or one of PAP's answers"),
    };
}

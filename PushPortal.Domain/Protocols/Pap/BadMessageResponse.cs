namespace PushPortal.Domain.Protocols.Pap;

/// <summary>The answer to a document that could not be understood (PAP 2.0, 9.11): 2000, or 3002 for an unsupported version.</summary>
public sealed record BadMessageResponse : PapDocument
{
    internal const string Element = "badmessage-response";

    public required PapStatus Code { get; init; }

    public string? Desc { get; init; }

    /// <summary>The part of the message that was not understood.</summary>
    public string? BadMessageFragment { get; init; }

    /// <summary>Answers a well-formed document that no push initiator may post, a response for example.</summary>
    public static BadMessageResponse NotARequest(PapDocument document) => new()
    {
        Version = document.AnswerVersion,
        Code = PapStatus.BadRequest,
        Desc = "The document is not a request: expected push-message, cancel-message, statusquery-message or ccq-message",
    };

    internal static BadMessageResponse Read(PapElementReader element) => new()
    {
        Code = element.Status("code"),
        Desc = element.Optional("desc"),
        BadMessageFragment = element.Optional("bad-message-fragment"),
    };

    internal override void Write(PapElementWriter element)
    {
        element.Start(Element);
        element.Attribute("code", Code);
        element.Attribute("desc", Desc);
        // The DTD of 1.0 requires the attribute; initiators of later versions expect it to be left out when there is nothing to show.
        if (element.Version == PapVersion.Pap10 || !string.IsNullOrEmpty(BadMessageFragment))
            element.Attribute("bad-message-fragment", BadMessageFragment ?? "");
        element.End(Element);
    }
}

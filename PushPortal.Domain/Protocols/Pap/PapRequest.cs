namespace PushPortal.Domain.Protocols.Pap;

/// <summary>
/// The body of an HTTP request as PAP sees it: multipart/related for a push submission, a plain XML document for everything else (PAP 2.0, 8 and 14).
/// </summary>
public sealed record PapRequest
{
    public required PapDocument Document { get; init; }

    /// <summary>There when, and only when, the document is a push-message.</summary>
    public PushContent? Content { get; init; }

    /// <summary>User agent profile (RDF) that came with a push.</summary>
    public ReadOnlyMemory<byte>? Capabilities { get; init; }

    /// <exception cref="PapSyntaxException">The body is not PAP. Whatever was read of the document before the fault is in the exception.</exception>
    public static PapRequest Read(ReadOnlyMemory<byte> body, string? contentTypeHeaderValue)
    {
        if (string.IsNullOrWhiteSpace(contentTypeHeaderValue))
            throw new PapSyntaxException(PapStatus.BadRequest, "The request has no Content-Type: expected multipart/related or application/xml");
        if (!MediaType.TryParse(contentTypeHeaderValue, out var mediaType))
            throw new PapSyntaxException(PapStatus.BadRequest, $"The Content-Type {PapSyntaxException.Quoted(contentTypeHeaderValue)} cannot be read");
        return mediaType.Name switch
        {
            "multipart/related" => ReadPush(body, contentTypeHeaderValue),
            "application/xml" or "text/xml" => ReadPlain(body),
            _ => throw new PapSyntaxException(PapStatus.BadRequest, $"The Content-Type is {PapSyntaxException.Quoted(mediaType.Name)}: expected multipart/related or application/xml"),
        };
    }

    private static PapRequest ReadPlain(ReadOnlyMemory<byte> body)
    {
        var document = PapReader.Read(body);
        return document is PushMessage
            ? throw About(document, "The content entity is missing: a push-message travels in multipart/related with its content behind it")
            : new PapRequest { Document = document };
    }

    private static PapRequest ReadPush(ReadOnlyMemory<byte> body, string contentTypeHeaderValue)
    {
        var entities = PushMultipart.Split(body, contentTypeHeaderValue);
        var document = PapReader.Read(PushMultipart.ReadControl(entities));
        if (document is not PushMessage)
            throw About(document, "The control entity is not a push-message: other documents travel as a plain application/xml body");
        try
        {
            return new PapRequest
            {
                Document = document,
                Content = PushMultipart.ReadContent(entities),
                Capabilities = PushMultipart.ReadCapabilities(entities),
            };
        }
        catch (PapSyntaxException fault)
        {
            throw About(document, fault.Description);
        }
    }

    private static PapSyntaxException About(PapDocument document, string description) => new(PapStatus.BadRequest, description)
    {
        AnswerVersion = document.AnswerVersion,
        PushId = (document as PushMessage)?.PushId,
    };
}

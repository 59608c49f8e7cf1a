namespace PushPortal.Domain.Protocols.Pap;

/// <summary>Takes the multipart/related body of a push submission apart without copying it (PAP 2.0, 8; RFC 2046, 5.1). Every fault is a <see cref="PapSyntaxException"/>.</summary>
public static class PushMultipart
{
    /// <summary>Control, content and capabilities entity.</summary>
    public const int MaxEntities = 3;

    public static PushSubmission Read(ReadOnlyMemory<byte> body, string contentTypeHeaderValue)
    {
        var entities = Split(body, contentTypeHeaderValue);
        return new PushSubmission
        {
            ControlEntity = ReadControl(entities),
            Content = ReadContent(entities),
            Capabilities = ReadCapabilities(entities),
        };
    }

    internal static List<MultipartEntity> Split(ReadOnlyMemory<byte> body, string contentTypeHeaderValue)
    {
        if (!MediaType.TryParse(contentTypeHeaderValue, out var mediaType))
            throw Fault($"The Content-Type {PapSyntaxException.Quoted(contentTypeHeaderValue)} cannot be read");
        if (mediaType.Name != "multipart/related")
            throw Fault($"The Content-Type is {mediaType.Name}: expected multipart/related");

        var splitter = new MultipartSplitter(body.Span, mediaType.Parameter("boundary"));
        var entities = new List<MultipartEntity>(MaxEntities);
        while (splitter.TryNext(out var part))
        {
            if (entities.Count == MaxEntities)
                throw Fault($"The multipart body has more than {MaxEntities} entities");
            entities.Add(MultipartEntity.Read(body[part], NameOf(entities.Count)));
        }
        return entities;
    }

    internal static ReadOnlyMemory<byte> ReadControl(List<MultipartEntity> entities)
    {
        if (entities.Count == 0)
            throw Fault("The multipart body has no entity: expected the control entity and the content entity");
        var control = entities[0];
        return control.MediaTypeName is "application/xml" or "text/xml"
            ? control.DecodedBody()
            : throw Fault($"The control entity's Content-Type is {control.MediaTypeName ?? "missing"}: expected application/xml");
    }

    internal static PushContent ReadContent(List<MultipartEntity> entities)
    {
        if (entities.Count < 2)
            throw Fault("The content entity is missing: expected it after the control entity");
        var content = entities[1];
        return new PushContent
        {
            ContentType = content.ContentType ?? throw Fault("The content entity has no Content-Type header"),
            Headers = content.Headers,
            Body = content.DecodedBody(),
        };
    }

    internal static ReadOnlyMemory<byte>? ReadCapabilities(List<MultipartEntity> entities) => entities.Count > 2 ? entities[2].DecodedBody() : default(ReadOnlyMemory<byte>?);

    private static string NameOf(int index) => index switch
    {
        0 => "control entity",
        1 => "content entity",
        _ => "capabilities entity",
    };

    private static PapSyntaxException Fault(string description) => new(PapStatus.BadRequest, description);
}

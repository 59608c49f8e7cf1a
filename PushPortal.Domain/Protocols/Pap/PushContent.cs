namespace PushPortal.Domain.Protocols.Pap;

/// <summary>The content entity of a push submission: what the handset gets (PAP 2.0, 8).</summary>
public sealed record PushContent
{
    /// <summary>The value of the Content-Type header, with its parameters.</summary>
    public required string ContentType { get; init; }

    /// <summary>All headers in their order, except Content-Transfer-Encoding: the body is free of it.</summary>
    public required IReadOnlyList<EntityHeader> Headers { get; init; }

    /// <summary>The content's octets; a view of the request's buffer where they travelled unencoded.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The first header of this name, compared without case.</summary>
    public string? Header(string name)
    {
        foreach (var header in Headers)
        {
            if (header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return header.Value;
        }
        return null;
    }
}

namespace PushPortal.Domain.Content;

/// <summary>Tells the user of a service and where to load it (SI, WAP-167). Instants are cut to whole seconds on the air.</summary>
public sealed record ServiceIndication : PushContent
{
    public string? Href { get; init; }

    public required string Text { get; init; }

    /// <summary>Which indication this one replaces or deletes; a handset takes the href for it when it is absent.</summary>
    public string? SiId { get; init; }

    public DateTimeOffset? Created { get; init; }

    public DateTimeOffset? Expires { get; init; }

    /// <summary>Left out on the air when null, which handsets take for medium.</summary>
    public SignalAction? Action { get; init; }

    /// <summary>What an XML document carried in its info element.</summary>
    public IReadOnlyList<InfoItem> Items { get; init; } = [];
}

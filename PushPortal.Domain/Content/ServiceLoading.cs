namespace PushPortal.Domain.Content;

/// <summary>Makes the handset load a service, with or without its user (SL, WAP-168).</summary>
public sealed record ServiceLoading : PushContent
{
    public required string Href { get; init; }

    /// <summary>Left out on the air when null, which handsets take for execute-low.</summary>
    public LoadingAction? Action { get; init; }
}

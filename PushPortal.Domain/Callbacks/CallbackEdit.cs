namespace PushPortal.Domain.Callbacks;

/// <summary>What may be changed of a callback endpoint.</summary>
/// <param name="Url">An absolute http or https URL.</param>
public sealed record CallbackEdit(string Url, CallbackEvents Events, bool Enabled)
{
    /// <summary>More characters than this are no URL of a callback.</summary>
    public const int LongestUrl = 2_000;

    /// <summary>The URL; null when it cannot be one, as with a push's own.</summary>
    public Uri? ReadUrl() =>
        Url.Trim() is { Length: <= LongestUrl } text && Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) ? url : null;
}

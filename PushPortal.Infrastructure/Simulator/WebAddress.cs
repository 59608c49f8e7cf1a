namespace PushPortal.Infrastructure.Simulator;

/// <summary>URLs that a handset can open.</summary>
public static class WebAddress
{
    /// <summary>An absolute http or https URL; null for any other text.</summary>
    public static Uri? Of(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) ? url : null;
}

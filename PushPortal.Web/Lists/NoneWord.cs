namespace PushPortal.Web.Lists;

/// <summary>In addresses of lists, what stands in place of a name for what has none: the link of what came to none, the media type of a bare datagram.</summary>
internal static class NoneWord
{
    internal const string Word = "-";

    /// <summary>As filters have it: empty for none, null for any.</summary>
    internal static string? Parse(string? written) => string.IsNullOrWhiteSpace(written) ? null : written.Trim() is var name && name == Word ? "" : name;
}

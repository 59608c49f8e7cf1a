namespace PushPortal.Web.Portal.Account;

/// <summary>Where a sign-in leads: only to paths of this site, whatever the link said.</summary>
internal static class LocalUrl
{
    private const string Home = "/";

    /// <summary>The URL when it is a path of this site, else the home page.</summary>
    internal static string OrHome(string? url)
    {
        // Browsers read a backslash as a slash, and drop tabs and line ends: either makes another host of what looks like a path.
        if (url is not ['/', ..] || url.Any(char.IsControl) || url is ['/', '/' or '\\', ..])
        {
            return Home;
        }

        return url;
    }
}

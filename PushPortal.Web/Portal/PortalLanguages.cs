using Microsoft.AspNetCore.Localization;

namespace PushPortal.Web.Portal;

/// <summary>The languages that every text of the portal exists in; the first is the fallback.</summary>
internal static class PortalLanguages
{
    internal static IReadOnlyList<string> All { get; } = ["en", "zh-CN"];

    /// <summary>A language's name in itself, for the switch.</summary>
    internal static string NameOf(string language) => language == "zh-CN" ? "简体中文" : "English";

    internal static void Configure(RequestLocalizationOptions options)
    {
        string[] names = [.. All];
        options.SetDefaultCulture(names[0]).AddSupportedCultures(names).AddSupportedUICultures(names);
        options.ApplyCurrentCultureToResponseHeaders = true;
        // A link must look the same to whoever it was sent to: no language in the query.
        options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
    }
}

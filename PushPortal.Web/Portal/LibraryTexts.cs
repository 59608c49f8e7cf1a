using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace PushPortal.Web.Portal;

/// <summary>The component library's own texts in Chinese, from <c>LibraryTexts.zh-CN.resx</c>; its English is built in.</summary>
internal sealed class LibraryTexts : MudLocalizer
{
    private static readonly ResourceManager Resources = new(typeof(LibraryTexts));

    public override LocalizedString this[string key]
    {
        get
        {
            // No parents: there is no English file to fall back to.
            var found = Resources.GetResourceSet(CultureInfo.CurrentUICulture, createIfNotExists: true, tryParents: false)?.GetString(key);
            return new LocalizedString(key, found ?? key, resourceNotFound: found is null);
        }
    }
}

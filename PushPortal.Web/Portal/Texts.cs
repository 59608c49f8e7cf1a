namespace PushPortal.Web.Portal;

/// <summary>Names the resources with every text of the portal: <c>Texts.resx</c> in English, <c>Texts.zh-CN.resx</c> in Chinese.</summary>
public sealed class Texts
{
    private Texts()
    {
    }
}

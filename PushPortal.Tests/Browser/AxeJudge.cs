using Deque.AxeCore.Commons;

namespace PushPortal.Tests.Browser;

/// <summary>An independent judge (axe) of what a page shows now: WCAG 2.2 AA. And the page is looked at as wide as a phone.</summary>
internal static class AxeJudge
{
    /// <summary>Asked of the page itself: what passes is not described, and no second page is opened to put frames together, which there are none of.</summary>
    private const string Look = """
        () => axe.run(document, {
            runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
            resultTypes: ["violations"],
        }).then(found => found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html}`)))
        """;

    private const int Phone = 390;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>On a phone nothing stands beside the screen.</summary>
    internal static async Task<IEnumerable<string>> NarrowAsync(PortalVisit visit, string path)
    {
        var usual = visit.Page.ViewportSize!;
        await visit.Page.SetViewportSizeAsync(Phone, usual.Height);
        var width = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        await visit.Page.SetViewportSizeAsync(usual.Width, usual.Height);
        return width > Phone ? [$"{path}: {width} pixels wide on a screen of {Phone}"] : [];
    }

    internal static async Task<IEnumerable<string>> WrongsAsync(PortalVisit visit, string path)
    {
        await visit.Page.EvaluateAsync(Axe);
        return (await visit.Page.EvaluateAsync<string[]>(Look)).Select(wrong => $"{path}: {wrong}");
    }
}

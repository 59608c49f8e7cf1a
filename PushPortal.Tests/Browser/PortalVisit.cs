using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace PushPortal.Tests.Browser;

/// <summary>Somebody at the portal: a page with its session, which notes what must not happen on any page.</summary>
internal sealed class PortalVisit : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _wrongs = [];

    internal PortalVisit(IPage page, Uri portal)
    {
        Page = page;
        page.Request += (_, request) =>
        {
            if (Uri.TryCreate(request.Url, UriKind.Absolute, out var url) && url.Scheme.StartsWith("http", StringComparison.Ordinal) && url.Authority != portal.Authority)
            {
                _wrongs.Enqueue($"request to another host: {request.Url}");
            }
        };
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                _wrongs.Enqueue($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => _wrongs.Enqueue($"script error: {error}");
    }

    internal IPage Page { get; }

    internal ILocator Find(string testId) => Page.GetByTestId(testId);

    internal async Task SignInAsync(string name, string password = "PushPortal1!")
    {
        await Page.GotoAsync("/");
        await Find("login-name").FillAsync(name);
        await Find("login-password").FillAsync(password);
        await Find("login-submit").ClickAsync();
    }

    /// <summary>Opens a page and waits until it answers to clicks.</summary>
    internal async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await ReadyAsync();
    }

    /// <summary>Waits until the page answers to clicks, and its forms take what is typed.</summary>
    internal Task ReadyAsync() => Page.Locator("main:not([aria-busy]):not(:has(form[inert]))").WaitForAsync();

    /// <summary>Ends the visit; fails when something happened that must not.</summary>
    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        Assert.Empty(_wrongs);
    }
}

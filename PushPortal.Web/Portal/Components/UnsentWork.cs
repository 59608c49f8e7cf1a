using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal.Components;

/// <summary>
/// Keeps what somebody is about to send, with the key that it is sent under, in the session storage of the browser's tab: when the connection is lost and the page is loaded anew, it
/// goes on where it was, and sending it again is the same request. It is kept by the page's address and read by the same viewer alone; the page to sign in forgets all of it.
/// </summary>
public sealed class UnsentWork(IJSRuntime browser, NavigationManager navigation)
{
    /// <summary>What is longer is not kept, in UTF-16 units of its JSON: it has to come back in one message.</summary>
    internal const int MostKept = 100_000;

    /// <summary>Does not wait for the browser: what is lost with the connection is lost.</summary>
    internal void Keep<T>(Viewer viewer, T work)
    {
        var json = JsonSerializer.Serialize(new Kept<T>(viewer.Name, work));
        _ = TellAsync("pushPortal.keepUnsent", Place, json.Length <= MostKept ? json : null);
    }

    internal void Forget() => _ = TellAsync("pushPortal.keepUnsent", Place, null);

    /// <summary>What the viewer was about to send from this address; the default when there is nothing.</summary>
    internal async Task<T?> ReadAsync<T>(Viewer viewer)
    {
        try
        {
            return await browser.InvokeAsync<string?>("pushPortal.unsent", Place) is { } json && JsonSerializer.Deserialize<Kept<T>>(json) is { } kept && kept.By == viewer.Name ? kept.Work : default;
        }
        catch (Exception failure) when (failure is JSException or JSDisconnectedException or JsonException or OperationCanceledException)
        {
            return default;
        }
    }

    private string Place => "/" + navigation.ToBaseRelativePath(navigation.Uri);

    private async Task TellAsync(string what, string place, string? json)
    {
        try
        {
            await browser.InvokeVoidAsync(what, place, json);
        }
        catch (Exception failure) when (failure is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // The page works without it.
        }
    }

    /// <param name="By">The user's name.</param>
    private sealed record Kept<T>(string By, T Work);
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace PushPortal.Tests.Journeys;

/// <summary>A program that uses the REST API with one API key.</summary>
internal sealed class RestClient
{
    private const string Pushes = "/api/v1/pushes";

    internal RestClient(HttpClient http, string? apiKey)
    {
        Http = http;
        http.DefaultRequestHeaders.Authorization = apiKey is null ? null : new AuthenticationHeaderValue("Bearer", apiKey);
    }

    internal HttpClient Http { get; }

    internal Task<RestAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    internal Task<RestAnswer> PutAsync(string path, string json) => SendAsync(HttpMethod.Put, path, Json(json));

    internal Task<RestAnswer> PostAsync(string path, string json) => SendAsync(HttpMethod.Post, path, Json(json));

    internal async Task<RestAnswer> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await RestAnswer.ReadAsync(await Http.SendAsync(request, TestContext.Current.CancellationToken));
    }

    /// <summary>What a content would be on the air.</summary>
    internal async Task<JsonElement> PreviewAsync(object content, string? applicationId = null) =>
        (await PostAsync($"{Pushes}/preview", JsonSerializer.Serialize(applicationId is null
            ? new { to = new[] { "+8613800000001" }, content }
            : (object)new { to = new[] { "+8613800000001" }, content, applicationId }))).Must(HttpStatusCode.OK).Body;

    /// <summary>Submits a push that must be accepted.</summary>
    internal async Task<JsonElement> SubmitAsync(object push) => (await PostAsync(Pushes, JsonSerializer.Serialize(push))).Must(HttpStatusCode.Accepted).Body;

    /// <summary>Submits a service indication to one number, and gives the transaction's id.</summary>
    internal async Task<string> SubmitIndicationAsync(string number, string text = "You have mail", string? notifyUrl = null) =>
        FirstTransaction(await SubmitAsync(new { to = new[] { number }, content = new { type = "si", href = "http://pi.example/", text }, notifyUrl = notifyUrl ?? "https://pi.example/none" }));

    internal async Task<JsonElement> PushAsync(string id) => (await GetAsync($"{Pushes}/{id}")).Must(HttpStatusCode.OK).Body;

    /// <summary>The push with this push-id of the account.</summary>
    internal async Task<JsonElement> PushByInitiatorIdAsync(string pushId) =>
        Assert.Single((await GetAsync($"{Pushes}?pushId={Uri.EscapeDataString(pushId)}")).Must(HttpStatusCode.OK).Body.GetProperty("data").EnumerateArray().ToArray());

    internal async Task<JsonElement> TransactionAsync(string id) => (await GetAsync($"/api/v1/transactions/{id}")).Must(HttpStatusCode.OK).Body;

    /// <summary>The transaction, once it is in the state.</summary>
    internal Task<JsonElement> TransactionInAsync(string id, string state) =>
        Eventually.GetAsync(() => TransactionAsync(id), transaction => transaction.Text("state") == state, $"{id} {state}");

    /// <summary>The transaction, once its timeline has a line with the words.</summary>
    internal Task<JsonElement> TransactionWithLineAsync(string id, string words) =>
        Eventually.GetAsync(() => TransactionAsync(id), transaction => transaction.Lines().Any(line => line.Contains(words, StringComparison.Ordinal)), $"{id}: {words}");

    internal Task<RestAnswer> RetryAsync(string id, string json = "") => PostAsync($"/api/v1/transactions/{id}/retry", json);

    internal static string FirstTransaction(JsonElement push) => push.GetProperty("transactions")[0].Text("id");

    internal static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");
}

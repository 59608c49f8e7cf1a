using System.Text.Json;

namespace PushPortal.Tests.Journeys;

/// <summary>A simulated handset, through the simulator's API.</summary>
internal sealed record Handset(RestClient Rest, string Number)
{
    private string Path => $"/api/v1/simulator/handsets/{Number}";

    internal async Task ChangeAsync(string json) => Assert.True((int)(await Rest.PutAsync(Path, json)).Status is 200 or 201);

    internal async Task<JsonElement[]> InboxAsync() => [.. (await Rest.GetAsync($"{Path}/inbox")).Body.EnumerateArray()];

    internal async Task<JsonElement> OnlyMessageAsync() => Assert.Single(await InboxAsync());

    internal Task<RestAnswer> OpenAsync(string href) => Rest.PostAsync($"{Path}/open", JsonSerializer.Serialize(new { href }));
}

using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace PushPortal.Tests.Journeys;

/// <summary>An answer of the REST API with its body read.</summary>
internal sealed record RestAnswer(HttpStatusCode Status, HttpResponseHeaders Headers, string? MediaType, string Text)
{
    internal JsonElement Body => JsonElement.Parse(Text);

    internal string this[string member] => Body.GetProperty(member).GetString()!;

    internal static async Task<RestAnswer> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            return new RestAnswer(response.StatusCode, response.Headers, response.Content.Headers.ContentType?.MediaType, text);
        }
    }

    internal RestAnswer Must(HttpStatusCode expected)
    {
        Assert.True(Status == expected, $"{(int)Status} instead of {(int)expected}: {Text}");
        return this;
    }
}

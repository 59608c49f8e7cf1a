using System.Net;
using System.Text.Json;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Api;

/// <summary>A push that is submitted as a copy of another.</summary>
public sealed class CopyTests(SharedGateway shared) : Journey(shared)
{
    [Fact]
    public async Task Copy_names_the_push_that_it_was_made_of()
    {
        var handset = await Gateway.NewHandsetAsync();
        var original = await Rest.SubmitAsync(Push(Gateway.NewUnknownNumber(), copyOf: null));
        var copy = await Rest.SubmitAsync(Push(handset.Number, original.Text("id")));

        Assert.Equal((JsonValueKind.Null, original.Text("id")), (original.GetProperty("copyOf").ValueKind, copy.Text("copyOf")));
        Assert.Equal(original.Text("id"), (await Rest.PushAsync(copy.Text("id"))).Text("copyOf"));
        Assert.Equal(JsonValueKind.Null, (await Rest.PushAsync(original.Text("id"))).GetProperty("copyOf").ValueKind);
        await Rest.TransactionInAsync(RestClient.FirstTransaction(copy), "delivered");
    }

    [Theory]
    [InlineData("psh_0000000000001", "names no push of the account")]
    [InlineData("nonsense", "must be the id of a push")]
    public async Task What_is_no_push_of_the_account_is_refused(string id, string message)
    {
        var body = JsonSerializer.Serialize(Push("+8613800000001", id));
        var refused = (await Rest.PostAsync("/api/v1/pushes", body)).Must(HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith(message, refused.Body.GetProperty("errors").GetProperty("/copyOf")[0].GetString(), StringComparison.Ordinal);
    }

    private static object Push(string number, string? copyOf)
    {
        var (to, content) = (new[] { number }, new { type = "si", text = "Copied", href = "http://pi.example/" });
        return copyOf is null ? new { to, content } : new { to, content, copyOf };
    }
}

using System.Net;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Api;

/// <summary>PAP's delivery method by REST: the same words, the same octets, and the result says what PAP's does.</summary>
public sealed class DeliveryMethodTests(SharedGateway shared) : Journey(shared)
{
    [Theory]
    [InlineData("confirmed")]
    [InlineData("preferconfirmed")]
    [InlineData("unconfirmed")]
    [InlineData("notspecified")]
    [InlineData(null)]
    public async Task Method_is_kept_and_the_push_delivered(string? method)
    {
        var handset = await Gateway.NewHandsetAsync();
        var (to, content) = (new[] { handset.Number }, new { type = "si", text = "Hello" });
        var push = await Rest.SubmitAsync(method is null ? (object)new { to, content } : new { to, content, deliveryMethod = method });
        await Rest.TransactionInAsync(RestClient.FirstTransaction(push), "delivered");

        var read = (await Rest.GetAsync($"/api/v1/pushes/{push.Text("id")}")).Must(HttpStatusCode.OK).Body;

        Assert.Equal(method, read.GetProperty("deliveryMethod").GetString());
    }

    [Fact]
    public async Task Other_words_are_refused_by_name()
    {
        var answer = (await Rest.PostAsync("/api/v1/pushes", """{"to": ["+8613800000001"], "content": {"type": "si", "text": "x"}, "deliveryMethod": "certainly"}""")).Must(HttpStatusCode.UnprocessableEntity);

        Assert.True(answer.Body.GetProperty("errors").TryGetProperty("/deliveryMethod", out _));
    }
}

using System.Net;
using System.Text.Json;
using PushPortal.Tests.Journeys;
using PushPortal.Web.Api.Conventions;

namespace PushPortal.Tests.Api;

/// <summary>If-Match is honoured wherever something that is there already is acted on: who saw another state does nothing.</summary>
public sealed class GuardedActionTests(SharedGateway shared) : Journey(shared)
{
    private const string Keys = "/api/v1/keys";

    [Fact]
    public void Each_action_on_one_resource_declares_If_Match() => Assert.Empty(ApiRoute.Of(Gateway)
        .Where(route => route.Method != HttpMethod.Get && !route.IsSimulator)
        .Where(route => route.Path.Contains("{id}", StringComparison.Ordinal) || route.Path.Contains("/callback-endpoint", StringComparison.Ordinal) || route.Method == HttpMethod.Delete)
        .Where(route => route.Metadata.GetOrderedMetadata<RequestHeader>().All(header => header.Name != "If-Match"))
        .Select(route => route.Name));

    [Fact]
    public async Task Key_is_rotated_and_revoked_by_who_has_seen_it_as_it_is_alone()
    {
        var made = (await Rest.PostAsync(Keys, """{"name": "Guarded", "scopes": ["read"]}""")).Must(HttpStatusCode.Created);
        var path = $"{Keys}/{made.Body.GetProperty("key").Text("id")}";
        var seen = TagOf(await Rest.GetAsync(path));
        (await Rest.SendAsync(HttpMethod.Post, $"{path}/rotate", null, ("If-Match", seen))).Must(HttpStatusCode.OK);
        var rotated = await Rest.GetAsync(path);

        var again = await Rest.SendAsync(HttpMethod.Post, $"{path}/rotate", null, ("If-Match", seen));
        var revoked = await Rest.SendAsync(HttpMethod.Delete, path, null, ("If-Match", seen));

        Assert.All([again, revoked], answer => Assert.Equal("precondition-failed", answer.Must(HttpStatusCode.PreconditionFailed)["code"]));
        Assert.Equal(rotated.Text, (await Rest.GetAsync(path)).Text);
        (await Rest.SendAsync(HttpMethod.Delete, path, null, ("If-Match", TagOf(rotated)))).Must(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Key_that_was_used_since_it_was_read_is_still_the_same()
    {
        var made = (await Rest.PostAsync(Keys, """{"name": "Busy", "scopes": ["read", "admin"]}""")).Must(HttpStatusCode.Created);
        var itself = Gateway.ClientOf(made["secret"]);
        var path = $"{Keys}/{made.Body.GetProperty("key").Text("id")}";
        var seen = await Rest.GetAsync(path);
        await itself.GetAsync("/api/v1/pushes");

        Assert.Equal(
            [JsonValueKind.Null, JsonValueKind.String],
            [seen.Body.GetProperty("lastUsedAt").ValueKind, (await Rest.GetAsync(path)).Body.GetProperty("lastUsedAt").ValueKind]);
        (await itself.SendAsync(HttpMethod.Delete, path, null, ("If-Match", TagOf(seen)))).Must(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Result_is_told_again_for_who_has_seen_its_transaction_as_it_is_alone()
    {
        await using var receiver = await NotificationReceiver.StartAsync((204, ""));
        var handset = await Gateway.NewHandsetAsync();
        var transaction = await Rest.SubmitIndicationAsync(handset.Number, notifyUrl: receiver.Url);
        await Rest.TransactionWithLineAsync(transaction, "confirmed the result notification");
        await receiver.ReceivedAsync(1);
        var resend = $"/api/v1/callbacks/{transaction}.1/resend";
        var current = TagOf(await Rest.GetAsync($"/api/v1/transactions/{transaction}"));

        var refused = await Rest.SendAsync(HttpMethod.Post, resend, null, ("If-Match", "\"other\""));

        Assert.Equal("precondition-failed", refused.Must(HttpStatusCode.PreconditionFailed)["code"]);
        Assert.Equal(current, TagOf(await Rest.GetAsync($"/api/v1/transactions/{transaction}")));
        Assert.Single(receiver.Seen);
        (await Rest.SendAsync(HttpMethod.Post, resend, null, ("If-Match", current))).Must(HttpStatusCode.Accepted);
        await receiver.ReceivedAsync(2);
    }

    private static string TagOf(RestAnswer answer) => answer.Must(HttpStatusCode.OK).Headers.ETag!.ToString();
}

using System.Net;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Api;

/// <summary>Groups of recipients by REST.</summary>
public sealed class RecipientGroupTests(SharedGateway shared) : Journey(shared)
{
    private const string Path = "/api/v1/recipient-groups";

    [Fact]
    public async Task Group_is_made_read_listed_changed_and_deleted()
    {
        var made = (await Rest.PostAsync(Path, """{"name": "made by REST", "numbers": ["+8613800000001", "+8613800000001", "+8613800000002"]}""")).Must(HttpStatusCode.Created);
        var one = $"{Path}/{made.Body.Text("id")}";
        Assert.Equal(["+8613800000001", "+8613800000002"], made.Body.Items("numbers").Select(number => number.GetString()));
        var read = (await Rest.GetAsync(one)).Must(HttpStatusCode.OK);
        Assert.Contains(made.Body.Text("id"), (await Rest.GetAsync($"{Path}?limit=500")).Must(HttpStatusCode.OK).Body.Items("data").Select(group => group.Text("id")));
        Assert.Equal("name-taken", (await Rest.PostAsync(Path, """{"name": "made by REST", "numbers": ["+8613800000001"]}""")).Must(HttpStatusCode.Conflict).Body.Text("code"));

        const string Changed = """{"name": "changed by REST", "numbers": ["+8613800000003"]}""";
        (await Rest.PutAsync(one, Changed)).Must((HttpStatusCode)428);
        var changed = (await Rest.SendAsync(HttpMethod.Put, one, RestClient.Json(Changed), ("If-Match", read.Headers.ETag!.ToString()))).Must(HttpStatusCode.OK);
        Assert.Equal("changed by REST", changed.Body.Text("name"));
        (await Rest.SendAsync(HttpMethod.Delete, one, null)).Must(HttpStatusCode.NoContent);
        (await Rest.GetAsync(one)).Must(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_cannot_be_used_is_named()
    {
        var errors = (await Rest.PostAsync(Path, """{"name": " spaced ", "numbers": ["+8613800000001", "nobody"]}""")).Must(HttpStatusCode.UnprocessableEntity).Body.GetProperty("errors");

        Assert.True(errors.TryGetProperty("/name", out _));
        Assert.True(errors.TryGetProperty("/numbers/1", out _));
    }
}

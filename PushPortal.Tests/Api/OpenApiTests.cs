using System.Net;
using System.Text.Json.Nodes;
using PushPortal.Tests.Journeys;
using PushPortal.Tests.Peers;

namespace PushPortal.Tests.Api;

/// <summary>The API's description: what clients build on stays, and a judge that is not ours finds nothing wrong with it.</summary>
public sealed class OpenApiTests(SharedGateway shared) : Journey(shared)
{
    private static readonly string Accepted = Repository.PathOf("docs", "openapi.json");

    [Fact]
    public async Task Nothing_that_clients_build_on_has_gone()
    {
        var accepted = JsonNode.Parse(await File.ReadAllTextAsync(Accepted, TestContext.Current.CancellationToken))!;

        Assert.Empty(OpenApiComparison.Breaks(accepted, await DescriptionAsync()));
    }

    [Fact]
    public async Task Accepted_description_is_that_of_the_product() =>
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(await File.ReadAllTextAsync(Accepted, TestContext.Current.CancellationToken)), await DescriptionAsync()),
            "docs/openapi.json is not what the product says: ./openapi.sh writes it anew");

    [Fact]
    public async Task Linter_finds_nothing()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, (await DescriptionAsync()).ToJsonString(), TestContext.Current.CancellationToken);
        try
        {
            var (code, output) = await Node.RunAsync("@redocly/cli/bin/cli.js", "lint", file, "--config", Path.Combine(Node.Folder, "redocly.yaml"));

            Assert.True(code == 0, output);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact(Explicit = true)]
    public async Task Write() => await File.WriteAllTextAsync(Accepted, (await DescriptionAsync()).ToString() + "\n", TestContext.Current.CancellationToken);

    /// <summary>The description without the address that it was asked at.</summary>
    private async Task<JsonNode> DescriptionAsync()
    {
        var description = JsonNode.Parse((await Gateway.ClientOf(null).GetAsync("/openapi/v1.json")).Must(HttpStatusCode.OK).Text)!;
        description["servers"] = new JsonArray(new JsonObject { ["url"] = "/" });
        return description;
    }
}

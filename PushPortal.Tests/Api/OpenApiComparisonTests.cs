using System.Text.Json.Nodes;

namespace PushPortal.Tests.Api;

public sealed class OpenApiComparisonTests
{
    private const string Older = """
        {"paths": {"/a": {"get": {"summary": "Reads", "parameters": [{"name": "limit", "in": "query"}], "responses": {"200": {}}}, "post": {}}},
         "components": {"schemas": {"AModel": {"required": ["id"], "properties": {"id": {"type": "string"}}}, "ABody": {"properties": {"kind": {"enum": ["x", "y"]}}}}}}
        """;

    [Theory]
    [InlineData("\"post\": {}", "\"put\": {}", "/paths//a/post has gone")]
    [InlineData("\"200\"", "\"201\"", "/paths//a/get/responses/200 has gone")]
    [InlineData("\"limit\"", "\"count\"", "/paths//a/get/parameters has no limit any more")]
    [InlineData("\"in\": \"query\"", "\"in\": \"query\", \"required\": true", null)]
    [InlineData("[{\"name\": \"limit\"", "[{\"name\": \"to\", \"required\": true}, {\"name\": \"limit\"", "/paths//a/get/parameters requires to")]
    [InlineData("{\"type\": \"string\"}", "{\"type\": \"integer\"}", "/components/schemas/AModel/properties/id/type was \"string\" and is \"integer\"")]
    [InlineData("\"required\": [\"id\"], ", "", "/components/schemas/AModel/required has gone")]
    [InlineData("\"ABody\": {", "\"ABody\": {\"required\": [\"kind\"], ", "/components/schemas/ABody requires \"kind\"")]
    [InlineData("[\"x\", \"y\"]", "[\"x\"]", "/components/schemas/ABody/properties/kind/enum has no \"y\" any more")]
    [InlineData("[\"x\", \"y\"]", "[\"x\", \"y\", \"z\"]", null)]
    [InlineData("\"Reads\"", "\"Reads one\"", null)]
    [InlineData("\"required\": [\"id\"], ", "\"required\": [\"id\", \"at\"], ", null)]
    [InlineData("{\"id\"", "{\"at\": {}, \"id\"", null)]
    public void What_breaks_clients_is_named(string part, string changed, string? expected)
    {
        Assert.Contains(part, Older, StringComparison.Ordinal);

        var breaks = OpenApiComparison.Breaks(JsonNode.Parse(Older)!, JsonNode.Parse(Older.Replace(part, changed, StringComparison.Ordinal))!);

        Assert.Equal(expected is null ? [] : [expected], breaks);
    }
}

using System.Net;
using System.Text;
using PushPortal.Tests.Journeys;
using PushPortal.Web.Api;

namespace PushPortal.Tests.Api;

public sealed class ErrorCatalogueTests(SharedGateway shared) : Journey(shared)
{
    [Theory]
    [InlineData("en", "What it means")]
    [InlineData("zh-CN", "含义")]
    public async Task Every_error_has_a_page_that_says_what_it_means_and_what_to_do(string language, string means)
    {
        foreach (var error in ErrorCatalogue.All)
        {
            var page = WebUtility.HtmlDecode((await PageAsync(error.Type, language)).Must(HttpStatusCode.OK).Text);

            Assert.Contains($"<h1><code>{error.Code}</code></h1>", page, StringComparison.Ordinal);
            Assert.Contains(means, page, StringComparison.Ordinal);
            Assert.DoesNotContain("ErrorMeans_", page, StringComparison.Ordinal);
            Assert.DoesNotContain("ErrorDo_", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Codes_are_unique_and_all_of_them_are_listed()
    {
        var page = (await PageAsync(ErrorCatalogue.Path, "en")).Must(HttpStatusCode.OK).Text;

        Assert.Equal(ErrorCatalogue.All.Count, ErrorCatalogue.All.Select(error => error.Code).Distinct().Count());
        Assert.All(ErrorCatalogue.All, error => Assert.Contains($"href=\"{error.Type}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Type_of_a_problem_leads_to_its_page()
    {
        using var content = new StringContent("{", Encoding.UTF8, "application/json");
        var problem = await Rest.SendAsync(HttpMethod.Post, "/api/v1/pushes", content);

        Assert.Contains("<code>malformed-json</code>", (await PageAsync(problem["type"], "en")).Must(HttpStatusCode.OK).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_that_there_is_not_has_no_page() => (await PageAsync($"{ErrorCatalogue.Path}/nothing", "en")).Must(HttpStatusCode.NotFound);

    private Task<RestAnswer> PageAsync(string path, string language) =>
        Gateway.ClientOf(null).SendAsync(HttpMethod.Get, path, null, ("Accept", "text/html"), ("Cookie", $".AspNetCore.Culture=c={language}|uic={language}"));
}

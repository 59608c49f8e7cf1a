using PushPortal.Web.Portal.Account;

namespace PushPortal.Tests.Portal;

public sealed class LocalUrlTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/pushes?pushId=a%20b")]
    public void A_path_of_this_site_is_returned_to(string url) => Assert.Equal(url, LocalUrl.OrHome(url));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("pushes")]
    [InlineData("http://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("/\t/elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    public void Anything_else_leads_home(string? url) => Assert.Equal("/", LocalUrl.OrHome(url));
}

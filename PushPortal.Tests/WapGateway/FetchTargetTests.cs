using PushPortal.Infrastructure.WapGateway;

namespace PushPortal.Tests.WapGateway;

public sealed class FetchTargetTests
{
    [Theory]
    [InlineData("http://host/a%7eb/./c?q=%41|x", "/a%7eb/./c?q=%41|x")]
    [InlineData("https://host:8443", "/")]
    [InlineData("http://host?q=1", "/?q=1")]
    public void Path_and_query_stay_as_written(string rawTarget, string pathAndQuery)
    {
        Assert.True(FetchTarget.TryParse(rawTarget, out var target, out _));
        Assert.Equal(pathAndQuery, target.PathAndQuery);
    }

    [Theory]
    [InlineData("/path", "whole URL")]
    [InlineData("*", "whole URL")]
    [InlineData("host/path", "cannot be read")]
    [InlineData("http:///path", "cannot be read")]
    [InlineData("ftp://host/", "Only http and https")]
    [InlineData("http://me@host/", "user name")]
    [InlineData("http://host/#part", "fragment")]
    public void Target_that_cannot_be_fetched_is_explained(string rawTarget, string words)
    {
        Assert.False(FetchTarget.TryParse(rawTarget, out _, out var problem));
        Assert.Contains(words, problem, StringComparison.Ordinal);
    }
}

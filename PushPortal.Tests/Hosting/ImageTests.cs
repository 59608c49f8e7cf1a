using System.Net;
using PushPortal.Infrastructure.Settings;
using PushPortal.Web.Portal;

namespace PushPortal.Tests.Hosting;

/// <summary>In a container loopback is nobody's: the image listens everywhere, and says on which ports.</summary>
public sealed class ImageTests
{
    public static IEnumerable<TheoryDataRow<string, int>> Endpoints =>
        from setting in SettingCatalog.Of(typeof(SettingCatalog).Assembly, typeof(PortalOptions).Assembly)
        let endpoint = setting.Default is { } text && IPEndPoint.TryParse(text, out var parsed) ? parsed : null
        where endpoint is not null && IPAddress.IsLoopback(endpoint.Address)
        select new TheoryDataRow<string, int>(setting.Key, endpoint.Port);

    [Theory]
    [MemberData(nameof(Endpoints))]
    public void Listener_is_reached_from_outside_the_container(string key, int port)
    {
        Assert.Equal($"0.0.0.0:{port}", ImageFile.Environment.GetValueOrDefault(key.Replace(":", "__", StringComparison.Ordinal)));
        Assert.Contains($"{port}/{(key.Contains("Wsp", StringComparison.Ordinal) ? "udp" : "tcp")}", ImageFile.Ports);
    }

    [Fact]
    public void Image_exposes_what_it_listens_on_and_no_more()
    {
        Assert.Equal("http://+:8080", ImageFile.Environment["ASPNETCORE_URLS"]);
        Assert.Equal(Endpoints.Count() + 1, ImageFile.Ports.Count);
        Assert.Contains("8080/tcp", ImageFile.Ports);
    }

    [Fact]
    public void Image_keeps_everything_in_its_volume_and_does_not_run_as_root()
    {
        Assert.Equal("/data", ImageFile.Volume);
        Assert.StartsWith("Data Source=/data/", ImageFile.Environment["PushPortal__Storage__ConnectionString"], StringComparison.Ordinal);
        Assert.Equal("$APP_UID", ImageFile.User);
        Assert.Equal(["dotnet", "PushPortal.Web.dll", "health"], ImageFile.HealthCheck);
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Nodes;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Settings;
using PushPortal.Infrastructure.Simulator;
using PushPortal.Infrastructure.Smpp;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Tests.Fakes;

namespace PushPortal.Tests.Smsc;

public sealed class HandsetLinkRegistrationTests
{
    [Fact]
    public async Task Without_configured_links_one_to_the_simulator_serves_all_numbers()
    {
        await using var services = Services([]);

        var link = Assert.Single(services.GetServices<IHandsetLink>());

        Assert.Equal(("simulator", 1_000, 0, true), (link.Name, link.Window, link.SegmentsPerSecond, link.Available));
        Assert.True(link.Serves("+8613800000001"));
        Assert.True(link.Serves("+15550100"));
    }

    [Fact]
    public async Task Links_of_all_kinds_stand_in_the_order_of_the_settings_and_replace_the_default()
    {
        await using var services = Services(new()
        {
            ["PushPortal:Links:0:Name"] = "upstream",
            ["PushPortal:Links:0:Kind"] = "Smpp",
            ["PushPortal:Links:0:Prefixes:0"] = "+86139",
            ["PushPortal:Links:0:Host"] = "127.0.0.1",
            ["PushPortal:Links:0:SystemId"] = "esme",
            ["PushPortal:Links:0:DataCoding"] = "0xF5",
            ["PushPortal:Links:0:Outcome"] = "DeliveryReceipt",
            ["PushPortal:Links:0:ReceiptWindow"] = "00:03:00",
            ["PushPortal:Links:1:Name"] = "china",
            ["PushPortal:Links:1:Kind"] = "simulator",
            ["PushPortal:Links:1:Prefixes:0"] = "+86",
            ["PushPortal:Links:1:Window"] = "50",
            ["PushPortal:Links:1:SegmentsPerSecond"] = "200",
        });

        var links = services.GetServices<IHandsetLink>().ToArray();

        Assert.Equal(["upstream", "china"], links.Select(link => link.Name));
        Assert.IsType<SmppHandsetLink>(links[0]);
        Assert.Equal((10, TimeSpan.FromMinutes(3), false), (links[0].Window, links[0].Policy.TransactionWindow, links[0].Available));
        Assert.Equal((50, 200, TimeSpan.FromSeconds(30)), (links[1].Window, links[1].SegmentsPerSecond, links[1].Policy.TransactionWindow));
        Assert.Equal(["upstream", "china", null], new[] { "+8613900000001", "+8613700000001", "+15550100" }.Select(number => links.FirstOrDefault(link => link.Serves(number))?.Name));
    }

    [Theory]
    [InlineData("PushPortal:Links:0:Kind", "Pigeon")]
    [InlineData("PushPortal:Links:0:Kind", null)]
    [InlineData("PushPortal:Links:0:Window", "0")]
    [InlineData("PushPortal:Links:0:Host", "")]
    [InlineData("PushPortal:Links:0:Password", "longer than eight")]
    [InlineData("PushPortal:Links:0:DataCoding", "9")]
    [InlineData("PushPortal:Links:0:ReceiptWindow", "01:00:00")]
    [InlineData("PushPortal:Links:0:TlsTrustedCertificates", "no-such-file.pem")]
    [InlineData("PushPortal:Links:1:Name", "upstream")]
    public void Wrong_setting_of_a_link_is_refused_with_its_key(string key, string? value)
    {
        var settings = new Dictionary<string, string?>
        {
            ["PushPortal:Links:0:Name"] = "upstream",
            ["PushPortal:Links:0:Kind"] = "Smpp",
            ["PushPortal:Links:0:Host"] = "127.0.0.1",
            ["PushPortal:Links:0:SystemId"] = "esme",
            ["PushPortal:Links:1:Kind"] = "Simulator",
            [key] = value,
        };

        var refusal = Assert.Throws<SettingException>(() => Services(settings));

        Assert.Contains(key, refusal.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<ILease>(new LeaseTerm(TimeProvider.System, TimeSpan.FromHours(1)))
            .AddSingleton(new LinkPolicies(new LinkPolicy()))
            .AddSingleton<ISegmentAnswers, RecordingSegmentAnswers>()
            .AddSimulator(configuration)
            .AddHandsetLinks(configuration)
            .BuildServiceProvider();
    }
}

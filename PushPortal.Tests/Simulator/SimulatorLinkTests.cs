using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Simulator;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Tests.Fakes;

namespace PushPortal.Tests.Simulator;

public sealed class SimulatorLinkTests
{
    [Fact]
    public void Without_configured_links_one_link_serves_all_numbers()
    {
        var link = Assert.Single(Links([]));

        Assert.Equal(("simulator", 1_000, 0, true), (link.Name, link.Window, link.SegmentsPerSecond, link.Available));
        Assert.True(link.Serves("+8613800000001"));
        Assert.True(link.Serves("+15550100"));
    }

    [Fact]
    public void Configured_links_replace_the_default_and_only_the_simulated_ones_are_made_here()
    {
        var link = Assert.Single(Links(new()
        {
            ["PushPortal:Links:0:Name"] = "upstream",
            ["PushPortal:Links:0:Kind"] = "Smpp",
            ["PushPortal:Links:1:Name"] = "china",
            ["PushPortal:Links:1:Kind"] = "simulator",
            ["PushPortal:Links:1:Prefixes:0"] = "+86138",
            ["PushPortal:Links:1:Prefixes:1"] = "+86139",
            ["PushPortal:Links:1:Window"] = "50",
            ["PushPortal:Links:1:SegmentsPerSecond"] = "200",
        }));

        Assert.Equal(("china", 50, 200), (link.Name, link.Window, link.SegmentsPerSecond));
        Assert.True(link.Serves("+8613900000001"));
        Assert.False(link.Serves("+8613700000001"));
    }

    [Fact]
    public void A_wrong_link_setting_is_refused_with_its_name()
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => Links(new()
        {
            ["PushPortal:Links:0:Kind"] = "Simulator",
            ["PushPortal:Links:0:Window"] = "0",
        }));

        Assert.Contains("PushPortal:Links:0", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Window", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PushPortal:Simulator:InboxSize", "0", "PushPortal:Simulator:InboxSize")]
    [InlineData("PushPortal:Simulator:ReassemblySeconds", "-1", "PushPortal:Simulator:ReassemblySeconds")]
    [InlineData("PushPortal:WapGateway:HttpEndpoint", "nonsense", "PushPortal:WapGateway:HttpEndpoint")]
    [InlineData("PushPortal:Simulator:MaxHandsets", "62485", "PushPortal:Simulator:MaxHandsets must be from 20 to 62484")]
    public void A_wrong_simulator_setting_is_refused_with_its_name(string key, string value, string named)
    {
        using var services = Services(new() { [key] = value });

        var refusal = Assert.Throws<OptionsValidationException>(services.GetRequiredService<SimulatedHandsets>);
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    private static List<IHandsetLink> Links(Dictionary<string, string?> settings)
    {
        using var services = Services(settings);
        return [.. services.GetServices<IHandsetLink>()];
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddSingleton(TimeProvider.System)
        .AddSingleton<ISegmentAnswers, RecordingSegmentAnswers>()
        .AddSingleton(new LinkPolicies(new LinkPolicy()))
        .AddSimulator(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .BuildServiceProvider();
}

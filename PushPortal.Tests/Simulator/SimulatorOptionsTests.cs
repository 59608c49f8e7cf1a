using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Simulator;
using PushPortal.Tests.Fakes;

namespace PushPortal.Tests.Simulator;

public sealed class SimulatorOptionsTests
{
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

    private static ServiceProvider Services(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddSingleton(TimeProvider.System)
        .AddSingleton<ISegmentAnswers, RecordingSegmentAnswers>()
        .AddSimulator(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .BuildServiceProvider();
}

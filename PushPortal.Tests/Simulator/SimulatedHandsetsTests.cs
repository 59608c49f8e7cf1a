using System.Net;
using Microsoft.Extensions.Options;
using PushPortal.Infrastructure.Simulator;

namespace PushPortal.Tests.Simulator;

public sealed class SimulatedHandsetsTests
{
    private readonly SimulatedHandsets _handsets = new(Options.Create(new SimulatorOptions { DemoData = true, MaxHandsets = 300 }), TimeProvider.System);

    [Fact]
    public void The_demo_handsets_have_the_numbers_and_addresses_that_are_promised()
    {
        Assert.Equal(20, _handsets.All.Count);
        for (var number = 1; number <= 20; number++)
        {
            var handset = _handsets.All[number - 1];
            Assert.Equal(($"+86138000000{number:D2}", $"127.0.10.{number}"), (handset.Msisdn, handset.Address.ToString()));
            Assert.Equal((false, false, 300), (handset.Absent, handset.MemoryFull, handset.ReassemblySeconds));
        }
    }

    [Fact]
    public void Without_demo_data_there_is_no_handset() =>
        Assert.Empty(new SimulatedHandsets(Options.Create(new SimulatorOptions()), TimeProvider.System).All);

    [Theory]
    [InlineData("127.0.10.7", "+8613800000007")]
    [InlineData("::ffff:127.0.10.20", "+8613800000020")]
    [InlineData("127.0.10.21", null)]
    [InlineData("127.0.0.1", null)]
    [InlineData("::1", null)]
    public void A_handset_is_known_by_its_source_address(string address, string? msisdn) =>
        Assert.Equal(msisdn, _handsets.FindMsisdn(IPAddress.Parse(address)));

    [Fact]
    public void New_handsets_get_the_next_free_addresses_up_to_the_most_that_fit()
    {
        for (var number = 21; number <= 300; number++)
        {
            Assert.NotNull(_handsets.FindOrAdd($"+4912300{number}", out var added));
            Assert.True(added);
        }

        Assert.Equal("127.0.10.254", _handsets.Find("+4912300254")!.Address.ToString());
        Assert.Equal("127.0.11.1", _handsets.Find("+4912300255")!.Address.ToString());
        Assert.Equal("+4912300255", _handsets.FindMsisdn(IPAddress.Parse("127.0.11.1")));
        Assert.Null(_handsets.FindOrAdd("+4912300301", out _));
        Assert.Same(_handsets.Find("+4912300300"), _handsets.FindOrAdd("+4912300300", out var again));
        Assert.False(again);
    }

    [Fact]
    public void A_handset_that_is_back_raises_an_alert_once()
    {
        var alerts = new List<string>();
        _handsets.HandsetAvailable += alerts.Add;
        var handset = _handsets.All[0];

        _handsets.Change(handset, new HandsetChange { Absent = true, MemoryFull = true });
        _handsets.Change(handset, new HandsetChange { MemoryFull = false });
        Assert.Empty(alerts);

        _handsets.Change(handset, new HandsetChange { Absent = false });
        _handsets.Change(handset, new HandsetChange { Absent = false });
        Assert.Equal([handset.Msisdn], alerts);

        _handsets.Change(handset, new HandsetChange { MemoryFull = true });
        _handsets.Change(handset, new HandsetChange { MemoryFull = false });
        Assert.Equal([handset.Msisdn, handset.Msisdn], alerts);
    }

    [Fact]
    public void A_change_leaves_what_it_does_not_name()
    {
        var handset = _handsets.All[0];
        _handsets.Change(handset, new HandsetChange { Absent = true });
        _handsets.Change(handset, new HandsetChange { ReassemblySeconds = 5 });

        Assert.Equal((true, false, 5), (handset.Absent, handset.MemoryFull, handset.ReassemblySeconds));
    }
}

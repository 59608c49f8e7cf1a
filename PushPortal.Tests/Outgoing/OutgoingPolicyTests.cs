using System.Net;
using PushPortal.Infrastructure.Outgoing;

namespace PushPortal.Tests.Outgoing;

public sealed class OutgoingPolicyTests
{
    [Theory]
    [InlineData("0.0.0.0", "an unspecified address")]
    [InlineData("0.1.2.3", "an unspecified address")]
    [InlineData("10.255.255.255", "a private address")]
    [InlineData("100.64.0.1", "a carrier-grade NAT address")]
    [InlineData("100.127.255.255", "a carrier-grade NAT address")]
    [InlineData("100.100.100.200", "a carrier-grade NAT address")]
    [InlineData("127.0.0.1", "a loopback address")]
    [InlineData("127.255.255.255", "a loopback address")]
    [InlineData("169.254.1.1", "a link-local address")]
    [InlineData("169.254.169.254", "a metadata service")]
    [InlineData("168.63.129.16", "a metadata service")]
    [InlineData("172.16.0.1", "a private address")]
    [InlineData("172.31.255.255", "a private address")]
    [InlineData("192.168.1.1", "a private address")]
    [InlineData("198.19.0.1", "a benchmarking address")]
    [InlineData("224.0.0.1", "a multicast address")]
    [InlineData("239.255.255.255", "a multicast address")]
    [InlineData("255.255.255.255", "a reserved address")]
    [InlineData("::", "an unspecified address")]
    [InlineData("::1", "a loopback address")]
    [InlineData("::127.0.0.1", "an IPv4-compatible address")]
    [InlineData("::ffff:127.0.0.1", "a loopback address")]
    [InlineData("::ffff:10.0.0.1", "a private address")]
    [InlineData("::ffff:0:10.0.0.1", "a translated IPv4 address")]
    [InlineData("64:ff9b::10.0.0.1", "a private address")]
    [InlineData("64:ff9b:1::1", "a locally translated address")]
    [InlineData("2002:7f00:1::", "a loopback address")]
    [InlineData("2001::1", "a protocol assignment")]
    [InlineData("fc00::1", "a unique local address")]
    [InlineData("fdff::1", "a unique local address")]
    [InlineData("fd00:ec2::254", "a metadata service")]
    [InlineData("fe80::1", "a link-local address")]
    [InlineData("fe80::1%1", "a link-local address")]
    [InlineData("febf::1", "a link-local address")]
    [InlineData("fec0::1", "a site-local address")]
    [InlineData("ff02::1", "a multicast address")]
    public void Address_that_is_no_public_host_is_refused(string address, string kind)
    {
        Assert.Equal($"its address is {kind}", SamplePolicies.PublicHttps.ReasonToRefuse(IPAddress.Parse(address), encrypted: true));
    }

    [Theory]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("126.255.255.255")]
    [InlineData("128.0.0.1")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.167.255.255")]
    [InlineData("223.255.255.255")]
    [InlineData("2606:4700::1111")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::8.8.8.8")]
    public void Public_address_is_let_through_by_https_alone(string address)
    {
        Assert.Null(SamplePolicies.PublicHttps.ReasonToRefuse(IPAddress.Parse(address), encrypted: true));
        Assert.Equal("plain http is not allowed for it", SamplePolicies.PublicHttps.ReasonToRefuse(IPAddress.Parse(address), encrypted: false));
    }

    [Theory]
    [InlineData("127.0.0.1", null)]
    [InlineData("::1", null)]
    [InlineData("::ffff:127.0.0.1", null)]
    [InlineData("8.8.8.8", "plain http is not allowed for it")]
    [InlineData("10.0.0.1", "its address is a private address")]
    [InlineData("::127.0.0.1", "its address is an IPv4-compatible address")]
    public void Local_targets_by_plain_http_are_loopback_alone(string address, string? reason)
    {
        Assert.Equal(reason, SamplePolicies.WithLocalTargets.ReasonToRefuse(IPAddress.Parse(address), encrypted: false));
    }

    [Theory]
    [InlineData("10.20.30.40", null)]
    [InlineData("::ffff:10.20.30.40", null)]
    [InlineData("10.21.0.0", "its address is a private address")]
    [InlineData("fd12::5", null)]
    public void Listed_network_is_let_through(string address, string? reason)
    {
        var policy = new OutgoingPolicy { AllowedNetworks = NetworkList.TryParse(["10.20.0.0/16", "fd12::/32"])! };

        Assert.Equal(reason, policy.ReasonToRefuse(IPAddress.Parse(address), encrypted: true));
    }

    [Fact]
    public void Policies_of_the_same_value_are_equal()
    {
        var one = new OutgoingPolicy { AllowLoopback = true, AllowedNetworks = NetworkList.TryParse(["10.0.0.0/8", "fd12::/32"])! };
        var same = new OutgoingPolicy { AllowLoopback = true, AllowedNetworks = NetworkList.TryParse(["fd12::/32", "10.0.0.0/8"])! };
        var other = same with { AllowedNetworks = NetworkList.TryParse(["10.0.0.0/9"])! };

        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, other);
    }
}

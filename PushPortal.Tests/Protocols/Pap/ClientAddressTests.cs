using PushPortal.Domain.Protocols.Pap;

namespace PushPortal.Tests.Protocols.Pap;

public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("WAPPUSH=+8613800000001/TYPE=PLMN@ppg.example", ClientAddressType.Plmn, "+8613800000001", "ppg.example")]
    [InlineData("/WAPPUSH=+8613800000001/TYPE=PLMN@ppg.example", ClientAddressType.Plmn, "+8613800000001", "ppg.example")]
    [InlineData("wappush=+8613800000001/type=plmn", ClientAddressType.Plmn, "+8613800000001", null)]
    [InlineData("WAPPUSH=+86-138.0000-0001/TYPE=PLMN", ClientAddressType.Plmn, "+8613800000001", null)]
    [InlineData("+8613800000001", ClientAddressType.Plmn, "+8613800000001", null)]
    [InlineData("+86-138-0000-0001", ClientAddressType.Plmn, "+8613800000001", null)]
    [InlineData("WAPPUSH=john%40example.com/TYPE=USER@ppg.example", ClientAddressType.User, "john@example.com", "ppg.example")]
    [InlineData("WAPPUSH=user1%40rim%2ecom%5B%3A7874/TYPE=USER@rim.net", ClientAddressType.User, "user1@rim.com[:7874", "rim.net")]
    [InlineData("WAPPUSH=%E6%96%B0/TYPE=USER", ClientAddressType.User, "新", null)]
    [InlineData("WAPPUSH=127.0.010.001/TYPE=IPv4@a-1.b", ClientAddressType.IPv4, "127.0.10.1", "a-1.b")]
    [InlineData("WAPPUSH=FE80:0:0:0:0202:B3FF:FE1E:8329/TYPE=IPv6", ClientAddressType.IPv6, "fe80:0:0:0:202:b3ff:fe1e:8329", null)]
    [InlineData("WAPPUSH=447700900123/TYPE=GSM_MSISDN", ClientAddressType.GsmMsisdn, "447700900123", null)]
    [InlineData("WAPPUSH=+44-7700/TYPE=gsm_msisdn", ClientAddressType.GsmMsisdn, "+447700", null)]
    [InlineData("WAPPUSH=1/TYPE=ANSI_136_MSISDN", ClientAddressType.Ansi136Msisdn, "1", null)]
    [InlineData("WAPPUSH=1/TYPE=IS_637_MSISDN", ClientAddressType.Is637Msisdn, "1", null)]
    [InlineData("WAPPUSH=1/TYPE=iDEN_MSISDN", ClientAddressType.IdenMsisdn, "1", null)]
    [InlineData("WAPPUSH=1/TYPE=FLEX_MSISDN", ClientAddressType.FlexMsisdn, "1", null)]
    [InlineData("WAPPUSH=1/TYPE=PHS_MSISDN", ClientAddressType.PhsMsisdn, "1", null)]
    [InlineData("WAPPUSH=%2a100%23/TYPE=GSM_Service_Code", ClientAddressType.GsmServiceCode, "*100#", null)]
    [InlineData("WAPPUSH=0123.45/TYPE=TETRA_ITSI", ClientAddressType.TetraItsi, "0123.45", null)]
    [InlineData("WAPPUSH=1/TYPE=TETRA_MSISDN", ClientAddressType.TetraMsisdn, "1", null)]
    [InlineData("WAPPUSH=1/TYPE=ReFLEX_MSISDN", ClientAddressType.ReflexMsisdn, "1", null)]
    [InlineData("WAPPUSH=unit_7/TYPE=MAN", ClientAddressType.Man, "unit_7", null)]
    public void Address_is_read_into_one_form(string text, ClientAddressType type, string value, string? host)
    {
        Assert.True(ClientAddress.TryParse(text, out var address, out var problem), problem);

        Assert.Equal(new ClientAddress { Type = type, Value = value, Host = host }, address);
    }

    [Theory]
    [InlineData("", "WAPPUSH=")]
    [InlineData("8613800000001", "WAPPUSH=")]
    [InlineData("+", "0 digits")]
    [InlineData("+86x", "other than digits")]
    [InlineData("+123456789012345678901", "21 digits")]
    [InlineData("WAPPUSH=8613800000001/TYPE=PLMN", "does not begin with +")]
    [InlineData("WAPPUSH=/TYPE=PLMN", "does not begin with +")]
    [InlineData("WAPPUSH=+86 138/TYPE=PLMN", "other than digits")]
    [InlineData("WAPPUSH=+8613800000001", "no /TYPE=")]
    [InlineData("WAPPUSH=+8613800000001/TYPE=", "expected USER, PLMN")]
    [InlineData("WAPPUSH=+8613800000001/TYPE=PLMN/X=1", "address type \"PLMN/X=1\" is unknown")]
    [InlineData("WAPPUSH=+8613800000001/TYPE=FAX", "\"FAX\" is unknown")]
    [InlineData("WAPPUSH=+8613800000001/TYPE=PLMN@", "host name after @")]
    [InlineData("WAPPUSH=+8613800000001/TYPE=PLMN@-ppg", "host name after @")]
    [InlineData("WAPPUSH=+8613800000001/TYPE=PLMN@ppg..example", "host name after @")]
    [InlineData("WAPPUSH=+8613800000001/TYPE=PLMN@ppg/example", "host name after @")]
    [InlineData("WAPPUSH=john@example.com/TYPE=USER@ppg", "not allowed")]
    [InlineData("WAPPUSH=a%4/TYPE=USER", "not allowed")]
    [InlineData("WAPPUSH=a%zz/TYPE=USER", "not allowed")]
    [InlineData("WAPPUSH=%FF/TYPE=USER", "not UTF-8")]
    [InlineData("WAPPUSH=%00/TYPE=USER", "control character")]
    [InlineData("WAPPUSH=/TYPE=USER", "not allowed")]
    [InlineData("WAPPUSH=1.2.3/TYPE=IPv4", "IPv4")]
    [InlineData("WAPPUSH=1.2.3.4.5/TYPE=IPv4", "IPv4")]
    [InlineData("WAPPUSH=1.2.3.256/TYPE=IPv4", "IPv4")]
    [InlineData("WAPPUSH=1.2.3.0004/TYPE=IPv4", "IPv4")]
    [InlineData("WAPPUSH=1:2:3:4:5:6:7/TYPE=IPv6", "IPv6")]
    [InlineData("WAPPUSH=1:2:3:4:5:6:7:8:9/TYPE=IPv6", "IPv6")]
    [InlineData("WAPPUSH=1::8/TYPE=IPv6", "IPv6")]
    [InlineData("WAPPUSH=1:2:3:4:5:6:7:12345/TYPE=IPv6", "IPv6")]
    [InlineData("WAPPUSH=+861/EXT/TYPE=PLMN", "between its value and its type")]
    [InlineData("WAPPUSH=+861/=1/TYPE=PLMN", "between its value and its type")]
    [InlineData("WAPPUSH=+861/E_T=1/TYPE=PLMN", "between its value and its type")]
    public void Address_that_cannot_be_used_comes_with_the_reason(string text, string reason)
    {
        Assert.False(ClientAddress.TryParse(text, out var address, out var problem));

        Assert.Null(address);
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Qualifiers_are_kept()
    {
        Assert.True(ClientAddress.TryParse("WAPPUSH=+861/EXT=12/SUB-2=a%20b/TYPE=PLMN@ppg", out var address, out _));

        Assert.Equal("EXT=12/SUB-2=a%20b", address.Qualifiers);
    }

    [Fact]
    public void Address_without_end_is_refused()
    {
        Assert.False(ClientAddress.TryParse("WAPPUSH=" + new string('1', 2000), out _, out var problem));
        Assert.Contains("longer than", problem, StringComparison.Ordinal);
    }
}

using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Tests.Protocols.Smpp;

public sealed class SmppAddressTests
{
    [Theory]
    [InlineData("+8613800000001", TypeOfNumber.International, NumberingPlan.E164, "8613800000001")]
    [InlineData("10086", TypeOfNumber.Unknown, NumberingPlan.E164, "10086")]
    [InlineData("013800000001", TypeOfNumber.Unknown, NumberingPlan.E164, "013800000001")]
    [InlineData("PushPortal", TypeOfNumber.Alphanumeric, NumberingPlan.Unknown, "PushPortal")]
    [InlineData("+", TypeOfNumber.Alphanumeric, NumberingPlan.Unknown, "+")]
    [InlineData("", TypeOfNumber.Unknown, NumberingPlan.Unknown, "")]
    public void Text_becomes_an_address_and_again_the_text(string text, TypeOfNumber ton, NumberingPlan npi, string digits)
    {
        var address = SmppAddress.FromText(text);

        Assert.Equal(new(ton, npi, digits), address);
        Assert.Equal(text, address.ToText());
    }

    [Theory]
    [InlineData(TypeOfNumber.International, "+4915", "+4915")]
    [InlineData(TypeOfNumber.International, "", "")]
    [InlineData(TypeOfNumber.National, "5929261686", "5929261686")]
    [InlineData(TypeOfNumber.Unknown, "+4915", "+4915")]
    [InlineData(TypeOfNumber.NetworkSpecific, "123", "123")]
    public void Addresses_of_other_peers_get_a_plus_where_it_belongs(TypeOfNumber ton, string digits, string text) =>
        Assert.Equal(text, new SmppAddress(ton, NumberingPlan.E164, digits).ToText());
}

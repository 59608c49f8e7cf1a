using PushPortal.Domain.Protocols.Pap;
using PushPortal.Domain.Transactions;
using PushPortal.Tests.Fakes;
using PushPortal.Web.Pap;

namespace PushPortal.Tests.Pap;

/// <summary>Which addresses are looked up, and how often.</summary>
public sealed class PapRecipientsTests
{
    private const string Plmn = "WAPPUSH=+86-138.00000001/TYPE=PLMN@ppg.example";

    private readonly CountedAliases _aliases = new(("john@pi.example", "+8613800000002"));

    [Fact]
    public async Task Names_of_a_push_are_looked_up_together_and_compare_without_case()
    {
        var recipients = await PapRecipients.OfAsync(
            [new(Plmn), new("WAPPUSH=John%40PI.example/TYPE=USER"), new("WAPPUSH=nobody/TYPE=USER"), new("WAPPUSH=john%40pi.example/TYPE=USER")], 1, _aliases, Token);

        Assert.Equal(["+8613800000001", "+8613800000002", "nobody", "+8613800000002"], recipients.Select(recipient => recipient.Number));
        Assert.Equal([2], _aliases.Asked);
        Assert.Equal((FailureCause.UnknownAlias, "is a name that no alias has"), (recipients[2].Cause, recipients[2].Problem));
    }

    [Fact]
    public async Task Push_of_numbers_alone_asks_nothing()
    {
        await PapRecipients.OfAsync([new(Plmn), new("WAPPUSH=8613800000003/TYPE=GSM_MSISDN"), new("WAPPUSH=10.0.0.1/TYPE=IPv4"), new("nonsense")], 1, _aliases, Token);
        await PapRecipients.NamedAsync([new(Plmn)], () => throw new InvalidOperationException("asked for recipients"), 1, _aliases, Token);

        Assert.Empty(_aliases.Asked);
    }

    [Theory]
    [InlineData(ClientAddressType.Ansi136Msisdn)]
    [InlineData(ClientAddressType.Is637Msisdn)]
    [InlineData(ClientAddressType.IdenMsisdn)]
    [InlineData(ClientAddressType.FlexMsisdn)]
    [InlineData(ClientAddressType.PhsMsisdn)]
    [InlineData(ClientAddressType.GsmServiceCode)]
    [InlineData(ClientAddressType.TetraItsi)]
    [InlineData(ClientAddressType.TetraMsisdn)]
    [InlineData(ClientAddressType.ReflexMsisdn)]
    [InlineData(ClientAddressType.Man)]
    public void Number_of_another_network_cannot_be_used(ClientAddressType type)
    {
        var word = PapWords.ClientAddressTypes.WordOf(type);

        var recipient = PapRecipient.Read(new PapAddress($"WAPPUSH=8613800000001/TYPE={word}"));

        Assert.Equal($"is an address of type {word}; this gateway serves PLMN, GSM_MSISDN and USER", recipient.Problem);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}

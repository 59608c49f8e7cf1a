using System.Text;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Transactions;
using PushPortal.Tests.Portal;

namespace PushPortal.Tests.Numbers;

/// <summary>What is left of numbers for those who do not need them whole.</summary>
public sealed class NumberMaskTests
{
    private const string Number = "+8613800000001";

    [Theory]
    [InlineData("+8613800000001", "+86138****0001")]
    [InlineData("+12025550123", "+120****0123")]
    [InlineData("+447000000001", "+4470****0001")]
    [InlineData("+3545551234", "+354***1234")]
    [InlineData("+999000000001", "+9990****0001")]
    [InlineData("+3905551", "+39*****")]
    [InlineData("13800000001", "138****0001")]
    [InlineData("WAPPUSH=+8613800000001/TYPE=PLMN@ppg.example.com", "WAPPUSH=+86138****0001/TYPE=PLMN@ppg.example.com")]
    [InlineData("somebody", "somebody")]
    [InlineData("10086", "10086")]
    [InlineData("", "")]
    public void Country_code_and_last_four_stay(string text, string shown) => Assert.Equal(shown, NumberMask.Of(text));

    [Theory]
    [InlineData("http://example.com/u/13800000001?from=4007001234", "http://example.com/u/138****0001?from=4007001234")]
    [InlineData("http://example.com/+8613800000001", "http://example.com/+86138****0001")]
    [InlineData("http://example.com/4007001234", "http://example.com/4007001234")]
    public void Of_a_known_number_alone_is_hidden_in_a_text(string text, string shown) => Assert.Equal(shown, NumberMask.In(text, Number));

    [Fact]
    public void Octets_that_show_the_number_are_known_in_each_form()
    {
        Assert.True(NumberMask.Reveals(Encoding.ASCII.GetBytes("for +8613800000001."), Number));
        Assert.True(NumberMask.Reveals(Encoding.BigEndianUnicode.GetBytes("号码 13800000001"), Number));
        Assert.True(NumberMask.Reveals([0x0d, 0x91, 0x68, 0x31, 0x08, 0x00, 0x00, 0x00, 0xf1], Number));
        Assert.False(NumberMask.Reveals(Encoding.ASCII.GetBytes("for +8613800000002."), Number));
        Assert.False(NumberMask.Reveals([], Number));
    }

    [Fact]
    public void Sight_hides_recipient_address_link_and_content_of_those_accounts_alone_that_do_not_show_them()
    {
        var accounts = new FixedAccounts();
        var push = Sample.Push() with { Href = "http://example.com/13800000001", Datagram = Encoding.ASCII.GetBytes("call 13800000001") };
        var transaction = Sample.Transaction() with { Address = "WAPPUSH=+8613800000001/TYPE=PLMN@ppg.example.com" };
        var details = new TransactionDetails(transaction, push, []);

        var (seen, content, _) = new NumberSight(needsNumbers: false, accounts).Of(details);
        Assert.Equal(("+86138****0001", "WAPPUSH=+86138****0001/TYPE=PLMN@ppg.example.com", "http://example.com/138****0001"), (seen.Recipient, seen.Address, content.Href));
        Assert.Equal(new byte[push.Datagram.Length], content.Datagram.ToArray());
        Assert.Equal(details, new NumberSight(needsNumbers: true, accounts).Of(details));

        accounts.ShowsNumbersToAll = true;
        Assert.Equal(details, new NumberSight(needsNumbers: false, accounts).Of(details));
    }

    [Fact]
    public void Content_without_the_number_stays_as_it_is()
    {
        var details = new PushDetails(new PushSummary { Push = Sample.Push(), Delivered = 0, Failed = 0 }, [Sample.Transaction(TransactionState.Delivered)]);

        var seen = new NumberSight(needsNumbers: false, new FixedAccounts()).Of(details);

        Assert.Equal(details.Summary.Push.Datagram.ToArray(), seen.Summary.Push.Datagram.ToArray());
        Assert.Equal("+86138****0001", Assert.Single(seen.Transactions).Recipient);
    }
}

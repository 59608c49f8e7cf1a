using System.Text;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Imports;
using PushPortal.Domain.Protocols.Sms;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Tests.Portal;
using PushPortal.Web.Api.Pushes;

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

    [Theory]
    [InlineData("Rang 13800000001 at 12:30", "Rang 138****0001 at 12:30")]
    [InlineData("Rang +86 138 0000 0001, 2026-11-28 12:30:15", "Rang +86138****0001, 2026-11-28 12:30:15")]
    [InlineData("138-0000-0001 or 138 0000 0002", "138****0001 or 138****0002")]
    [InlineData("号码13800000001没有应答", "号码138****0001没有应答")]
    [InlineData("a copy of psh_1234567890123", "a copy of psh_1234567890123")]
    [InlineData("Dial 10086; error 2001 of 4096 octets", "Dial 10086; error 2001 of 4096 octets")]
    public void Numbers_that_people_write_are_hidden_in_groups_too(string text, string shown) => Assert.Equal(shown, NumberMask.InWords(text));

    [Theory]
    [InlineData("call 1380000001", true)]
    [InlineData("call 138000 or 01", false)]
    [InlineData("", false)]
    public void Octets_that_may_show_somebodys_number_are_known_as_text_of_either_width(string text, bool shows)
    {
        Assert.Equal(shows, NumberMask.RevealsAny(Encoding.ASCII.GetBytes(text)));
        Assert.Equal(shows, NumberMask.RevealsAny(Encoding.BigEndianUnicode.GetBytes(text)));
    }

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

        var (seen, content, _) = new NumberSight(needsNumbers: false, accounts).Of(details, [Number]);
        Assert.True(content.ContentHidden);
        Assert.Equal(("+86138****0001", "WAPPUSH=+86138****0001/TYPE=PLMN@ppg.example.com", "http://example.com/138****0001"), (seen.Recipient, seen.Address, content.Href));
        Assert.Equal(new byte[push.Datagram.Length], content.Datagram.ToArray());
        Assert.Equal(details, new NumberSight(needsNumbers: true, accounts).Of(details, [Number]));

        accounts.ShowsNumbersToAll = true;
        Assert.Equal(details, new NumberSight(needsNumbers: false, accounts).Of(details, [Number]));
    }

    [Fact]
    public void Content_in_a_list_is_hidden_when_it_may_show_a_recipient_that_is_not_at_hand()
    {
        var push = Sample.Push(recipients: 101) with { Href = "http://example.com/13800000101", Datagram = Encoding.ASCII.GetBytes("call 13800000101") };

        var seen = new NumberSight(needsNumbers: false, new FixedAccounts()).Of(new PushDetails(new PushSummary { Push = push, Delivered = 0, Failed = 0 }, [Sample.Transaction()])).Summary.Push;

        Assert.Equal(("http://example.com/138****0101", true, push.Datagram.Length), (seen.Href, seen.ContentHidden, seen.Datagram.Length));
        Assert.All(seen.Datagram.ToArray(), octet => Assert.Equal(0, octet));
    }

    [Fact]
    public void Text_that_is_hidden_is_said_to_be_and_not_decoded()
    {
        var push = Sample.Push() with { ContentType = null, Href = null, Form = new ShortMessageForm { DataCoding = DataCodingScheme.DefaultAlphabet }, Datagram = Encoding.ASCII.GetBytes("call 13800000001") };
        var details = new PushDetails(new PushSummary { Push = push, Delivered = 0, Failed = 0 }, [Sample.Transaction()]);

        var (whole, hidden) = (PushModel.Of(details), PushModel.Of(new NumberSight(needsNumbers: false, new FixedAccounts()).Of(details)));

        Assert.Equal(("call 13800000001", false), (whole.Text, whole.ContentHidden));
        Assert.Equal((null, true), (hidden.Text, hidden.ContentHidden));
    }

    [Fact]
    public void Rows_of_imports_hide_what_their_problems_quote()
    {
        var row = new ImportResult(3, ImportOutcome.Invalid, null, TransactionStep.None, new ImportProblem("to", "is 13800000001 twice"));

        Assert.Equal("is 138****0001 twice", new NumberSight(needsNumbers: false, new FixedAccounts()).Of(FixedAccounts.Demo.Id, row).Problem!.Reason);
        Assert.Same(row.Problem!.Reason, new NumberSight(needsNumbers: true, new FixedAccounts()).Of(FixedAccounts.Demo.Id, row).Problem!.Reason);
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

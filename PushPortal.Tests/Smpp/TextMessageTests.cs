using System.Text;
using System.Text.Json;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Protocols.Sms;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Smpp;

/// <summary>Texts of ESMEs can be read where they have come to, and where they are shown.</summary>
public sealed class TextMessageTests(SharedGateway shared) : EsmeJourney(shared)
{
    public static TheoryData<byte, string, string> Texts => new()
    {
        { DataCodings.Default, "Total: 5 € [paid] @ ñandù", Convert.ToHexString(GsmAlphabet.Encode("Total: 5 € [paid] @ ñandù")!) },
        { DataCodings.Latin1, "Grüße, 100 ¥", Convert.ToHexString(Encoding.Latin1.GetBytes("Grüße, 100 ¥")) },
        { DataCodings.Latin1, "¿Qué? ½ ©", Convert.ToHexString(Encoding.Latin1.GetBytes("¿Qué? ½ ©")) },
        { DataCodings.Ucs2, "您有一条新消息", Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes("您有一条新消息")) },
        { 0xF1, "Class one", Convert.ToHexString("Class one"u8) },
        { DataCodings.Default, new string('x', 250), Convert.ToHexString(Encoding.ASCII.GetBytes(new string('x', 250))) },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Text_is_shown_in_the_inbox_and_with_its_push(byte dataCoding, string text, string octets)
    {
        var esme = await BoundAsync();
        var handset = await Gateway.NewHandsetAsync();

        var submitted = await esme.AskAsync(Messages.Submit(handset.Number) with { EsmClass = Messages.Transaction, DataCoding = dataCoding, ShortMessage = Convert.FromHexString(octets) });

        var message = await handset.OnlyMessageAsync();
        Assert.Equal(["text", "bodyHex"], message.GetProperty("content").Members());
        Assert.Equal((text, JsonValueKind.Null), (message.GetProperty("content").Text("text"), message.GetProperty("contentType").ValueKind));
        Assert.Equal(text, (await Rest.PushAsync("psh_" + submitted.MessageId)).Text("text"));
    }

    [Fact]
    public async Task Octets_and_what_goes_to_a_port_are_no_text()
    {
        var esme = await BoundAsync();
        var handset = await Gateway.NewHandsetAsync();
        var toPort = Messages.Submit(handset.Number) with { EsmClass = Messages.Transaction, DataCoding = DataCodings.Default, Tlvs = [Tlv.OfUInt16(TlvTag.DestinationPort, 7275)] };

        var submitted = await esme.AskAsync(toPort);
        await esme.AskAsync(Messages.Submit(handset.Number) with { EsmClass = Messages.Transaction });

        Assert.All(await handset.InboxAsync(), message => Assert.Equal(["bodyHex"], message.GetProperty("content").Members()));
        Assert.Equal(JsonValueKind.Null, (await Rest.PushAsync("psh_" + submitted.MessageId)).GetProperty("text").ValueKind);
    }
}

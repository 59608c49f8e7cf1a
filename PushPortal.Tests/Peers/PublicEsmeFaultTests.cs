using System.Globalization;
using System.Text.Json;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Peers;

/// <summary>An ESME of a stack that is not ours, which floods our SMPP server, splits its PDUs into octets, and sends what is no PDU.</summary>
public sealed class PublicEsmeFaultTests(SharedGateway shared) : Journey(shared)
{
    private const string Submit = "00000004";

    [Fact]
    public async Task Flood_of_transactions_is_answered_each_once()
    {
        const int Pushes = 5_000;
        const int Handsets = 50;
        await using var gateway = await GatewayHost.StartAsync();
        await using var esme = await PublicEsme.BoundAsync(gateway.Smpp);
        var numbers = new List<string>();
        while (numbers.Count < Handsets)
        {
            numbers.Add((await gateway.NewHandsetAsync()).Number.TrimStart('+'));
        }

        var flooded = await esme.FloodAsync("submit_sm", Submits.Short(numbers[0], Submits.Transaction, 100), numbers, Pushes, window: 150);

        Assert.Equal(("0", "5000"), (Assert.Single(flooded.GetProperty("statuses").Members()), flooded.GetProperty("statuses").Text("0")));
        Assert.Equal((Pushes, 0), (flooded.GetProperty("ids").GetInt32(), flooded.GetProperty("unasked").GetInt32()));
        var inbox = await new Handset(gateway.Rest, "+" + numbers[0]).InboxAsync();
        Assert.Equal(Pushes / Handsets, inbox.Length);
    }

    [Fact]
    public async Task More_open_than_the_window_is_throttled_and_the_rest_is_served()
    {
        await using var esme = await PublicEsme.BoundAsync(Gateway.Smpp);
        var handset = await Gateway.NewHandsetAsync();

        // The demo account's window is 200; parts that wait for others stay open.
        var open = new List<int>();
        for (var at = 0; at < 200; at++)
        {
            open.Add(await esme.SendAsync("submit_sm", Submits.Part(handset.Number, Submits.Transaction, (byte)at, 2, 1, "half")));
        }

        var throttled = await esme.AskAsync("submit_sm", Submits.Short(handset.Number, Submits.Transaction, 1));

        Assert.Equal(0x58, Status(throttled));
        foreach (var sequence in open)
        {
            Assert.Equal(Submits.Delivered, Status(await esme.ResponseAsync(sequence)));
        }
    }

    [Fact]
    public async Task Pdus_may_come_octet_by_octet()
    {
        await using var esme = await PublicEsme.ConnectAsync(Gateway.Smpp);
        var handset = await Gateway.NewHandsetAsync();

        var bound = await esme.AskOctetByOctetAsync("bind_transceiver", PublicEsme.Credentials);
        var submitted = await esme.AskOctetByOctetAsync("submit_sm", Submits.Short(handset.Number, Submits.Transaction, 200));

        Assert.Equal((0, Submits.Delivered), (Status(bound), Status(submitted)));
        Assert.Equal(2, (await handset.OnlyMessageAsync()).GetProperty("segments").GetInt32());
    }

    [Theory]
    [InlineData("00000019" + Submit + "00000000" + "00000909" + "000000" + "31303000" + "0101", Submits.InvalidCommandLength)] // ends before its destination
    [InlineData("00000031" + Submit + "00000000" + "00000909" + "00" + "00003100" + "0101363100" + "020000" + "0000" + "00000400" + "FF" + "4142434445464748494A", Submits.InvalidMessageLength)] // sm_length of 255
    [InlineData("00000026" + "00000103" + "00000000" + "00000909" + "00" + "00003100" + "0101363100" + "020004" + "0424FF00" + "4142434445", Submits.InvalidTlvStream)] // parameter beyond the end
    public async Task Body_that_cannot_be_read_is_refused_and_the_link_lives(string pdu, int status)
    {
        await using var esme = await PublicEsme.BoundAsync(Gateway.Smpp);

        await esme.WriteAsync((pdu.Length / 2).ToString("X8", CultureInfo.InvariantCulture) + pdu[8..]);
        var refused = await esme.ResponseAsync(0x909);

        Assert.Equal(status, Status(refused));
        Assert.NotEqual("generic_nack", refused.Text("command"));
        Assert.Equal("enquire_link_resp", (await esme.AskAsync("enquire_link")).Text("command"));
    }

    [Fact]
    public async Task Unknown_command_is_nacked_and_the_link_lives()
    {
        await using var esme = await PublicEsme.BoundAsync(Gateway.Smpp);

        await esme.WriteAsync("00000014" + "00000ABC" + "00000000" + "00000909" + "00000000");
        var nack = await esme.ResponseAsync(0x909);

        Assert.Equal(("generic_nack", Submits.InvalidCommandId), (nack.Text("command"), Status(nack)));
        Assert.Equal("enquire_link_resp", (await esme.AskAsync("enquire_link")).Text("command"));
    }

    [Theory]
    [InlineData("00000008")]
    [InlineData("00100000")]
    public async Task Length_that_no_pdu_has_is_nacked_and_the_connection_closed(string length)
    {
        await using var esme = await PublicEsme.BoundAsync(Gateway.Smpp);

        await esme.WriteAsync(length + Submit + "00000000" + "00000909");
        var nack = await esme.NextAsync("generic_nack");

        Assert.Equal(Submits.InvalidCommandLength, Status(nack));
        await esme.ClosedAsync();
    }

    [Fact]
    public async Task Submit_before_the_bind_is_refused_and_the_bind_still_taken()
    {
        await using var esme = await PublicEsme.ConnectAsync(Gateway.Smpp);

        var early = await esme.AskAsync("submit_sm", Submits.Short("+8613800000001", Submits.Transaction, 1));
        var bound = await esme.AskAsync("bind_transceiver", PublicEsme.Credentials);

        Assert.Equal(("submit_sm_resp", Submits.InvalidBindStatus), (early.Text("command"), Status(early)));
        Assert.Equal(0, Status(bound));
    }

    [Fact]
    public async Task Message_of_a_link_that_dropped_goes_on_with_what_another_link_brings()
    {
        await using var dropped = await PublicEsme.BoundAsync(Gateway.Smpp);
        await using var other = await PublicEsme.BoundAsync(Gateway.Smpp);
        var handset = await Gateway.NewHandsetAsync();

        await dropped.SendAsync("submit_sm", Submits.Part(handset.Number, Submits.Transaction, 1, 2, 1, "one "));
        Assert.Equal("enquire_link_resp", (await dropped.AskAsync("enquire_link")).Text("command"));
        await dropped.DropAsync();
        var response = await other.AskAsync("submit_sm", Submits.Part(handset.Number, Submits.Transaction, 1, 2, 2, "two"));

        Assert.Equal(Submits.Delivered, Status(response));
        // Two short parts have become one short message.
        Assert.Equal(1, (await handset.OnlyMessageAsync()).GetProperty("segments").GetInt32());
    }

    private static int Status(JsonElement response) => response.GetProperty("status").GetInt32();
}

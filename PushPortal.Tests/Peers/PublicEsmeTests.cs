using System.Text.Json;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Peers;

/// <summary>An ESME of a stack that is not ours, at our SMPP server: every mode and size.</summary>
public sealed class PublicEsmeTests(SharedGateway shared) : Journey(shared)
{
    [Theory]
    [InlineData("bind_transmitter")]
    [InlineData("bind_receiver")]
    [InlineData("bind_transceiver")]
    public async Task Esme_binds_in_every_kind_and_unbinds(string bind)
    {
        await using var esme = await PublicEsme.ConnectAsync(Gateway.Smpp);

        var bound = await esme.AskAsync(bind, PublicEsme.Credentials);
        var unbound = await esme.AskAsync("unbind");

        Assert.Equal((bind + "_resp", 0), (bound.Text("command"), Status(bound)));
        Assert.Equal(("PushPortal", 0x34), (Field(bound, "system_id"), bound.GetProperty("fields").GetProperty("sc_interface_version").GetInt32()));
        Assert.Equal(("unbind_resp", 0), (unbound.Text("command"), Status(unbound)));
        await esme.ClosedAsync();
    }

    [Theory]
    [InlineData("submit_sm", false, 1, 1)]
    [InlineData("submit_sm", false, 140, 1)]
    [InlineData("submit_sm", false, 254, 2)]
    [InlineData("submit_sm", true, 1, 1)]
    [InlineData("submit_sm", true, 255, 2)]
    [InlineData("submit_sm", true, 10_000, 75)]
    [InlineData("data_sm", true, 1, 1)]
    [InlineData("data_sm", true, 140, 1)]
    [InlineData("data_sm", true, 255, 2)]
    [InlineData("data_sm", true, 10_000, 75)]
    public async Task Transaction_of_every_size_is_answered_when_all_its_segments_are_delivered(string command, bool inPayload, int octets, int segments)
    {
        await using var esme = await PublicEsme.BoundAsync(Gateway.Smpp);
        var handset = await Gateway.NewHandsetAsync();

        var response = await esme.AskAsync(command, inPayload ? Submits.Payload(handset.Number, Submits.Transaction, octets) : Submits.Short(handset.Number, Submits.Transaction, octets));

        Assert.Equal((command + "_resp", Submits.Delivered), (response.Text("command"), Status(response)));
        Assert.Equal(segments, (await handset.OnlyMessageAsync()).GetProperty("segments").GetInt32());
        Assert.Equal("delivered", (await PushAsync(response)).Text("status"));
    }

    [Theory]
    [InlineData("submit_sm")]
    [InlineData("data_sm")]
    public async Task Message_that_is_too_large_is_refused(string command)
    {
        await using var esme = await PublicEsme.BoundAsync(Gateway.Smpp);

        var response = await esme.AskAsync(command, Submits.Payload("+8613800000001", Submits.Transaction, (255 * 134) + 1));

        Assert.Equal((command + "_resp", Submits.InvalidMessageLength), (response.Text("command"), Status(response)));
    }

    [Theory]
    [InlineData(Submits.Default, 75)]
    [InlineData(Submits.StoreAndForward, 400)]
    public async Task Stored_message_is_answered_and_its_receipt_follows(int mode, int octets)
    {
        await using var esme = await PublicEsme.BoundAsync(Gateway.Smpp);
        var handset = await Gateway.NewHandsetAsync();
        var fields = Submits.Payload(handset.Number, mode, octets);
        fields["registered_delivery"] = 1;

        var response = await esme.AskAsync("submit_sm", fields);
        var receipt = await esme.NextAsync("deliver_sm");
        while (Field(receipt, "receipted_message_id") != Field(response, "message_id"))
        {
            // Another test's: receipts go to all sessions of the account in turn.
            receipt = await esme.NextAsync("deliver_sm");
        }

        Assert.Equal(Submits.Delivered, Status(response));
        Assert.Contains("stat:DELIVRD", receipt.GetProperty("fields").GetProperty("short_message").Text("message"), StringComparison.Ordinal);
        await handset.OnlyMessageAsync();
    }

    [Fact]
    public async Task Datagram_is_answered_when_it_is_stored_and_then_tried()
    {
        await using var esme = await PublicEsme.BoundAsync(Gateway.Smpp, "bind_transmitter");
        var handset = await Gateway.NewHandsetAsync();

        var response = await esme.AskAsync("data_sm", Submits.Payload(handset.Number, Submits.Datagram, 300));

        Assert.Equal(Submits.Delivered, Status(response));
        await Eventually.GetAsync(handset.InboxAsync, inbox => inbox.Length == 1, "the datagram");
    }

    [Fact]
    public async Task Parts_that_the_esme_has_split_are_adopted_as_one_group()
    {
        await using var esme = await PublicEsme.BoundAsync(Gateway.Smpp);
        var handset = await Gateway.NewHandsetAsync();

        var second = await esme.SendAsync("submit_sm", Submits.Part(handset.Number, Submits.Transaction, 0x5A, 2, 2, "world"));
        var first = await esme.SendAsync("submit_sm", Submits.Part(handset.Number, Submits.Transaction, 0x5A, 2, 1, "hello "));

        JsonElement[] responses = [await esme.ResponseAsync(first), await esme.ResponseAsync(second)];
        Assert.All(responses, response => Assert.Equal(Submits.Delivered, Status(response)));
        Assert.Equal(Field(responses[0], "message_id"), Field(responses[1], "message_id"));
        var transaction = await Rest.TransactionAsync(RestClient.FirstTransaction(await PushAsync(responses[0])));
        Assert.Equal(Convert.ToHexString("hello world"u8), Assert.Single(transaction.Items("segments")).Text("userData"), ignoreCase: true);
        await handset.OnlyMessageAsync();
    }

    [Fact]
    public async Task Failed_transaction_tells_the_reason_in_parameters()
    {
        await using var esme = await PublicEsme.BoundAsync(Gateway.Smpp);

        var response = await esme.AskAsync("data_sm", Submits.Payload(Gateway.NewUnknownNumber(), Submits.Transaction, 300));

        Assert.Equal(Submits.DeliveryFailed, Status(response));
        Assert.Equal(("1", "03001E"), (Field(response, "delivery_failure_reason"), Field(response, "network_error_code")));
    }

    [Fact]
    public async Task Parameters_of_a_ppg_come_back_with_the_report()
    {
        await using var esme = await PublicEsme.BoundAsync(Gateway.Smpp);
        var handset = await Gateway.NewHandsetAsync();
        var fields = Submits.Payload(handset.Number, Submits.Transaction, 300);
        fields["tlvs"] = new Dictionary<string, object> { ["1501"] = PublicEsme.Octets([0, 0, 0, 0, 0x5A, 0x5A, 0, 1]), ["1502"] = PublicEsme.Octets([0, 0, 0, 0, 0x5A, 0x5A, 0, 2]) };

        var first = await esme.AskAsync("data_sm", fields);
        var again = await esme.AskAsync("data_sm", fields);

        Assert.Equal((Submits.Delivered, Submits.Delivered), (Status(first), Status(again)));
        Assert.Equal(Field(first, "message_id"), Field(again, "message_id"));
        await handset.OnlyMessageAsync();
    }

    private static int Status(JsonElement response) => response.GetProperty("status").GetInt32();

    private static string Field(JsonElement pdu, string name) => pdu.GetProperty("fields").Text(name);

    private Task<JsonElement> PushAsync(JsonElement response) => Rest.PushAsync("psh_" + Field(response, "message_id"));
}

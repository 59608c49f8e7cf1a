using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Smpp;

/// <summary>ESMEs that have split their message themselves.</summary>
public sealed class AdoptionTests(SharedGateway shared) : EsmeJourney(shared)
{
    public static TheoryData<string> Orders => ["123", "132", "213", "231", "312", "321", "22132"];

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Parts_in_transaction_mode_are_one_group_whose_outcome_answers_each(string order)
    {
        var (first, second) = (await BoundAsync(), await BoundAsync());
        var handset = await Gateway.NewHandsetAsync();

        var sent = new List<(EsmeClient Esme, uint SequenceNumber)>();
        foreach (var (at, sequence) in order.Select(digit => (byte)(digit - '0')).Index())
        {
            // Parts of one message come by several links. A reading loop may be ahead of the other: what completes the set is sent last, when the rest is in.
            var esme = at % 2 == 0 ? first : second;
            sent.Add((esme, await esme.SendAsync(Messages.Part(handset.Number, 7, 3, sequence, MessagingMode.Transaction, $"part {sequence} "))));
            Assert.Equal(CommandStatus.Ok, (await esme.AskAsync(new EnquireLink())).Status);
        }

        var ids = new List<string?>();
        foreach (var (esme, sequenceNumber) in sent)
        {
            var response = await esme.ResponseToAsync(sequenceNumber);
            Assert.Equal(CommandStatus.Ok, response.Status);
            ids.Add(response.MessageId);
        }

        Assert.Single(ids.Distinct());
        var message = await handset.OnlyMessageAsync();
        Assert.Equal(1, message.GetProperty("segments").GetInt32());
        Assert.Equal("part 1 part 2 part 3 ", await TextOfAsync(ids[0]!));
    }

    [Fact]
    public async Task Parts_by_parameters_are_adopted_too()
    {
        var esme = await BoundAsync();
        var handset = await Gateway.NewHandsetAsync();

        var first = await esme.SendAsync(Sar(handset.Number, 0x0102, 2, 1, "by "));
        var second = await esme.SendAsync(Sar(handset.Number, 0x0102, 2, 2, "sar"));

        Assert.Equal(CommandStatus.Ok, (await esme.ResponseToAsync(first)).Status);
        Assert.Equal("by sar", await TextOfAsync((await esme.ResponseToAsync(second)).MessageId!));
    }

    [Fact]
    public async Task Parts_in_default_mode_are_answered_at_once_each_with_an_id_of_its_own()
    {
        var esme = await BoundAsync();
        var handset = await Gateway.NewHandsetAsync();

        // Each waits for its answer, as an ESME with a window of one does.
        var second = await esme.AskAsync(Messages.Part(handset.Number, 5, 2, 2, MessagingMode.Default, "world"));
        var first = await esme.AskAsync(Messages.Part(handset.Number, 5, 2, 1, MessagingMode.Default, "hello "));

        Assert.Equal((CommandStatus.Ok, CommandStatus.Ok), (first.Status, second.Status));
        Assert.NotEqual(first.MessageId, second.MessageId);
        await Eventually.GetAsync(handset.InboxAsync, inbox => inbox.Length == 1, "the whole message");
        Assert.Equal("hello world", await TextOfAsync(first.MessageId!));
        var query = new QuerySm { MessageId = second.MessageId!, Source = SmppAddress.None };
        await Eventually.GetAsync(() => esme.AskAsync(query), response => ((QuerySmResp)response.Body).MessageState == MessageState.Delivered, "its state");
    }

    [Fact]
    public async Task Parts_that_stay_alone_are_delivered_as_they_are_when_the_gathering_time_ends()
    {
        await using var gateway = await GatewayHost.StartAsync(("PushPortal:Smsc:Smpp:GatheringTime", "00:00:00.200"));
        await using var esme = await EsmeClient.ConnectAsync(gateway.Smpp);
        await esme.BoundAsync();
        var handset = await gateway.NewHandsetAsync();

        // With a window of one it would wait for itself.
        var first = await esme.AskAsync(Messages.Part(handset.Number, 8, 2, 1, MessagingMode.Transaction, "hello "));
        var second = await esme.AskAsync(Messages.Part(handset.Number, 8, 2, 2, MessagingMode.Transaction, "world"));

        Assert.Equal((CommandStatus.Ok, CommandStatus.Ok), (first.Status, second.Status));
        Assert.NotEqual(first.MessageId, second.MessageId);
        // The handset puts them together by the sender's own reference.
        Assert.Equal(2, (await handset.OnlyMessageAsync()).GetProperty("segments").GetInt32());
        var transaction = await gateway.Rest.TransactionAsync(RestClient.FirstTransaction(await gateway.Rest.PushAsync("psh_" + first.MessageId)));
        Assert.Contains("0003080201", Assert.Single(transaction.Items("segments")).Text("userDataHeader"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Parts_that_were_answered_are_gathered_over_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("pushportal-");
        (string, string)[] settings = [(GatewayHost.Storage, $"Data Source={Path.Combine(folder.FullName, "gateway.db")};Pooling=False"), ("PushPortal:Smsc:Smpp:GatheringTime", "00:05:00")];
        var wanted = new RegisteredDelivery(ReceiptRequest.SuccessOrFailure);
        string? first;
        await using (var gateway = await GatewayHost.StartAsync(settings))
        await using (var esme = await EsmeClient.ConnectAsync(gateway.Smpp))
        {
            await esme.BoundAsync();
            first = (await esme.AskAsync(Messages.Part("+8613800000001", 6, 2, 1, MessagingMode.Default, "before ") with { RegisteredDelivery = wanted })).MessageId;
        }

        await using (var gateway = await GatewayHost.StartAsync(settings))
        await using (var esme = await EsmeClient.ConnectAsync(gateway.Smpp))
        {
            await esme.BoundAsync();
            var second = (await esme.AskAsync(Messages.Part("+8613800000001", 6, 2, 2, MessagingMode.Default, "after") with { RegisteredDelivery = wanted })).MessageId;
            string?[] receipted = [(await esme.NextAsync<DeliverSm>()).Tlvs.ReceiptedMessageId, (await esme.NextAsync<DeliverSm>()).Tlvs.ReceiptedMessageId];

            Assert.Equal([first, second], receipted.Order());
            Assert.Equal(1, (await new Handset(gateway.Rest, "+8613800000001").OnlyMessageAsync()).GetProperty("segments").GetInt32());
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Parts_of_two_accounts_are_never_put_together()
    {
        var (_, code) = await Gateway.NewAccountAsync();
        var (demo, other) = (await BoundAsync(), await BoundAsync(systemId: code, password: code));
        var handset = await Gateway.NewHandsetAsync();

        var first = await demo.SendAsync(Messages.Part(handset.Number, 3, 2, 1, MessagingMode.Transaction, "mine "));
        var strange = await other.SendAsync(Messages.Part(handset.Number, 3, 2, 2, MessagingMode.Transaction, "theirs"));
        Assert.Equal(CommandStatus.Ok, (await other.AskAsync(new EnquireLink())).Status);
        var second = await demo.SendAsync(Messages.Part(handset.Number, 3, 2, 2, MessagingMode.Transaction, "too"));

        var whole = await demo.ResponseToAsync(first);
        Assert.Equal(whole.MessageId, (await demo.ResponseToAsync(second)).MessageId);
        Assert.Equal("mine too", await TextOfAsync(whole.MessageId!));
        Assert.NotEqual(whole.MessageId, (await other.ResponseToAsync(strange)).MessageId);
    }

    private static SubmitSm Sar(string number, ushort reference, byte total, byte sequence, string text) => Messages.Submit(number, text) with
    {
        EsmClass = Messages.Transaction,
        Tlvs = [Tlv.OfUInt16(TlvTag.SarMsgRefNum, reference), Tlv.OfByte(TlvTag.SarTotalSegments, total), Tlv.OfByte(TlvTag.SarSegmentSeqnum, sequence)],
    };

    /// <summary>The user data of a message's one segment.</summary>
    private async Task<string> TextOfAsync(string messageId)
    {
        var transaction = await Rest.TransactionInAsync(RestClient.FirstTransaction(await Rest.PushAsync("psh_" + messageId)), "delivered");
        return System.Text.Encoding.ASCII.GetString(Convert.FromHexString(Assert.Single(transaction.Items("segments")).Text("userData")));
    }
}

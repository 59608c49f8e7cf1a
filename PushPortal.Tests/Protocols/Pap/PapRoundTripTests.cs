using System.Text;
using PushPortal.Domain.Protocols.Pap;

namespace PushPortal.Tests.Protocols.Pap;

public sealed class PapRoundTripTests
{
    private static readonly DateTimeOffset Instant = new(2026, 7, 1, 23, 59, 58, TimeSpan.Zero);
    private static readonly PapAddress Address = new("WAPPUSH=+8613800000001/TYPE=PLMN@ppg.example");
    private static readonly PapAddress Other = new("WAPPUSH=john%40example.com/TYPE=USER@ppg.example");

    private static readonly QualityOfService Quality = new()
    {
        Priority = Priority.High,
        DeliveryMethod = DeliveryMethod.PreferConfirmed,
        Network = "GSM",
        NetworkRequired = true,
        Bearer = "SMS",
        BearerRequired = true,
    };

    private static readonly PapDocument[] Documents =
    [
        new PushMessage
        {
            PushId = "1@pi",
            DeliverBeforeTimestamp = Instant,
            DeliverAfterTimestamp = Instant.AddDays(-1),
            SourceReference = "News & <Weather> \"today\"\t\r\n新闻 😀",
            PpgNotifyRequestedTo = "http://pi.example/notify?a=1&b=2",
            ProgressNotesRequested = true,
            Addresses = [Address, Other],
            QualityOfService = Quality,
        },
        new PushMessage { PushId = "2@pi", Addresses = [Address] },
        new PushResponse
        {
            PushId = "1@pi",
            SenderAddress = "http://ppg.example/pap",
            SenderName = "PushPortal",
            ReplyTime = Instant,
            ProgressNotes = [new ProgressNote("accepted", "2 recipients", Instant), new ProgressNote("encoded")],
            Result = new ResponseResult(PapStatus.AcceptedForProcessing, "Accepted for processing"),
        },
        new CancelMessage { PushId = "1@pi", Addresses = [Address] },
        new CancelMessage { PushId = "1@pi" },
        new CancelResponse
        {
            PushId = "1@pi",
            Results = [new CancelResult { Code = PapStatus.Ok, Desc = "Cancelled", Addresses = [Address, Other] }, new CancelResult { Code = PapStatus.PushIdNotFound }],
        },
        new StatusQueryMessage { PushId = "1@pi", Addresses = [Address, Other] },
        new StatusQueryResponse
        {
            PushId = "1@pi",
            Results =
            [
                new StatusQueryResult { EventTime = Instant, MessageState = MessageState.Delivered, Code = PapStatus.Ok, Desc = "OK", Addresses = [Address], QualityOfService = Quality },
                new StatusQueryResult { MessageState = MessageState.Pending, Code = PapStatus.AcceptedForProcessing, Addresses = [Other] },
            ],
        },
        new CcqMessage { QueryId = "q1", AppId = "wml.ua", Address = Address },
        new CcqResponse { QueryId = "q1", Code = PapStatus.CapabilitiesNotAvailable, Desc = "No", Address = Address },
        new ResultNotificationMessage
        {
            PushId = "1@pi",
            SenderAddress = "http://ppg.example/pap",
            SenderName = "PushPortal",
            ReceivedTime = Instant,
            EventTime = Instant.AddSeconds(1),
            MessageState = MessageState.Undeliverable,
            Code = (PapStatus)4501,
            Desc = "Absent subscriber",
            Address = Address,
            QualityOfService = Quality,
        },
        new ResultNotificationResponse { PushId = "1@pi", Code = PapStatus.Ok, Desc = "OK", Address = Address },
        new BadMessageResponse { Code = PapStatus.BadRequest, Desc = "push-message needs the attribute push-id", BadMessageFragment = "<push-message>" },
    ];

    public static TheoryData<PapVersion, int> EveryDocumentInEveryVersion()
    {
        var rows = new TheoryData<PapVersion, int>();
        foreach (var version in Enum.GetValues<PapVersion>())
        {
            for (var i = 0; i < Documents.Length; i++)
                rows.Add(version, i);
        }
        return rows;
    }

    [Theory]
    [MemberData(nameof(EveryDocumentInEveryVersion))]
    public void Document_is_read_as_it_was_written(PapVersion version, int index)
    {
        var document = Documents[index] with { Version = version, ProductName = "PushPortal" };

        var read = PapReader.Read(PapWriter.Write(document));

        Assert.IsType(document.GetType(), read);
        Assert.Equivalent(document, read, strict: true);
        Assert.Equal(PapWriter.Write(document), PapWriter.Write(read));
    }

    [Theory]
    [InlineData(PapVersion.Pap20)]
    [InlineData(PapVersion.Pap21)]
    [InlineData(PapVersion.Pap22)]
    public void Replacement_is_carried_from_2_0_on(PapVersion version)
    {
        var push = new PushMessage { Version = version, PushId = "2@pi", ReplacePushId = "1@pi", ReplaceMethod = ReplaceMethod.PendingOnly, Addresses = [Address] };

        Assert.Equivalent(push, PapReader.Read(PapWriter.Write(push)), strict: true);
    }

    [Fact]
    public void Document_of_version_1_0_carries_nothing_that_1_0_does_not_know()
    {
        var push = new PushMessage { Version = PapVersion.Pap10, PushId = "2@pi", ReplacePushId = "1@pi", Addresses = [Address] };
        var cancelled = new CancelResponse { Version = PapVersion.Pap10, PushId = "1@pi", Results = [new CancelResult { Code = PapStatus.CancellationNotPossible }] };
        var refused = new PushResponse { Version = PapVersion.Pap10, PushId = "1@pi", Result = new ResponseResult(PapStatus.ReplacementNotSupported) };

        Assert.DoesNotContain("replace-", Text(push), StringComparison.Ordinal);
        Assert.Contains("<cancel-result code=\"2000\"/>", Text(cancelled), StringComparison.Ordinal);
        Assert.Contains("<response-result code=\"3000\"/>", Text(refused), StringComparison.Ordinal);
        Assert.Contains("code=\"2008\"", Text(cancelled with { Version = PapVersion.Pap20 }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PapVersion.Pap10, "<badmessage-response code=\"2000\" bad-message-fragment=\"\"/>")]
    [InlineData(PapVersion.Pap20, "<badmessage-response code=\"2000\"/>")]
    public void Empty_fragment_is_written_only_where_the_document_type_requires_it(PapVersion version, string element)
    {
        Assert.Contains(element, Text(new BadMessageResponse { Version = version, Code = PapStatus.BadRequest, BadMessageFragment = "" }), StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_and_attributes_stand_in_the_order_of_the_document_type()
    {
        var push = Documents[0] with { Version = PapVersion.Pap20, ProductName = "PushPortal" };

        Assert.Equal(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <!DOCTYPE pap PUBLIC "-//WAPFORUM//DTD PAP 2.0//EN" "http://www.wapforum.org/DTD/pap_2.0.dtd">
            <pap product-name="PushPortal"><push-message push-id="1@pi" deliver-before-timestamp="2026-07-01T23:59:58Z"
             deliver-after-timestamp="2026-06-30T23:59:58Z" source-reference="News &amp; &lt;Weather&gt; &quot;today&quot;&#9;&#13;&#10;新闻 😀"
             ppg-notify-requested-to="http://pi.example/notify?a=1&amp;b=2" progress-notes-requested="true"
            ><address address-value="WAPPUSH=+8613800000001/TYPE=PLMN@ppg.example"/><address address-value="WAPPUSH=john%40example.com/TYPE=USER@ppg.example"
            /><quality-of-service priority="high" delivery-method="preferconfirmed" network="GSM" network-required="true" bearer="SMS" bearer-required="true"
            /></push-message></pap>
            """.Replace("\n ", " ", StringComparison.Ordinal).Replace("\n>", ">", StringComparison.Ordinal).Replace("\n/>", "/>", StringComparison.Ordinal),
            Text(push));
    }

    [Theory]
    [InlineData(PapVersion.Pap10, "\"-//WAPFORUM//DTD PAP 1.0//EN\" \"http://www.wapforum.org/DTD/pap_1.0.dtd\"")]
    [InlineData(PapVersion.Pap20, "\"-//WAPFORUM//DTD PAP 2.0//EN\" \"http://www.wapforum.org/DTD/pap_2.0.dtd\"")]
    [InlineData(PapVersion.Pap21, "\"-//WAPFORUM//DTD PAP 2.1//EN\" \"http://www.openmobilealliance.org/tech/DTD/pap_2.1.dtd\"")]
    [InlineData(PapVersion.Pap22, "\"-//OMA//DTD PAP 2.2//EN\" \"http://www.openmobilealliance.org/tech/DTD/pap_2.2.dtd\"")]
    public void Document_names_the_document_type_of_its_version(PapVersion version, string identifiers)
    {
        var text = Text(new CancelMessage { Version = version, PushId = "1" });

        Assert.StartsWith($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE pap PUBLIC {identifiers}>\n<pap>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Characters_that_xml_cannot_carry_are_replaced()
    {
        var text = Text(new BadMessageResponse { Code = PapStatus.BadRequest, Desc = "a\0b\u0001c\uD800d\uFFFFe\uDC00" });

        Assert.Contains("desc=\"a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFD\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Time_stamps_are_written_in_utc_to_the_second()
    {
        var written = PapTimestamp.Format(new DateTimeOffset(2026, 7, 2, 1, 30, 5, 999, TimeSpan.FromHours(8)));

        Assert.Equal("2026-07-01T17:30:05Z", written);
    }

    [Fact]
    public void Seeded_pushes_come_back_as_they_were_written()
    {
        const int Seed = 25;
        var random = new Random(Seed);
        for (var i = 0; i < 1_000; i++)
        {
            var push = new PushMessage
            {
                Version = PapVersion.Pap20,
                PushId = Word(random),
                SourceReference = random.Next(2) == 0 ? null : Word(random),
                PpgNotifyRequestedTo = random.Next(2) == 0 ? null : $"http://pi.example/?a={random.Next()}&b=<>",
                DeliverBeforeTimestamp = random.Next(2) == 0 ? null : DateTimeOffset.UnixEpoch.AddSeconds(random.Next()),
                DeliverAfterTimestamp = random.Next(2) == 0 ? null : DateTimeOffset.UnixEpoch.AddSeconds(random.Next()),
                ProgressNotesRequested = random.Next(2) == 0,
                Addresses = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => new PapAddress($"WAPPUSH=+{random.NextInt64(1, 1_000_000_000_000)}/TYPE=PLMN@ppg.example"))],
                QualityOfService = random.Next(2) == 0 ? null : Quality with { Priority = (Priority)random.Next(3), BearerRequired = random.Next(2) == 0 },
            };

            var written = PapWriter.Write(push);

            Assert.True(written.AsSpan().SequenceEqual(PapWriter.Write(PapReader.Read(written))), $"Seed {Seed}, push {i}: {Text(push)}");
            Assert.Equivalent(push, PapReader.Read(written), strict: true);
        }
    }

    private static string Word(Random random) => $"1{string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => "abc <>&\"'\t\u65b0\u95fb@"[random.Next(13)]))}@pi";

    private static string Text(PapDocument document) => Encoding.UTF8.GetString(PapWriter.Write(document));
}

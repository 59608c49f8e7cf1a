using PushPortal.Domain.Protocols.Mms;
using PushPortal.Domain.Protocols.Wsp;
using PushPortal.Tests.Protocols.Sms;
using PushPortal.Tests.Protocols.Wsp;

namespace PushPortal.Tests.Protocols.Mms;

public sealed class MmsPduTests
{
    private static readonly NotificationInd Published = new()
    {
        TransactionId = "T20251123-01",
        From = "+15551234567/TYPE=PLMN",
        MessageSize = 65_536,
        Expiry = new(IsRelative: true, 259_200),
        ContentLocation = "http://mmsc.example.com/mms/wapenc?id=4f1c9a77e2",
    };

    [Fact]
    public void Notification_is_written_as_published()
    {
        var body = PushPdu.Read(Convert.FromHexString(PduVectors.MmsInd01)).Data;

        Assert.Equal(Convert.ToHexStringLower(body.Span), Convert.ToHexStringLower(Published.Write()));
        Assert.Equal(Published, MmsPdu.Read(body.Span));
    }

    [Fact]
    public void Textual_content_type_carries_the_same_notification() =>
        Assert.Equal(Published, MmsPdu.Read(PushPdu.Read(Convert.FromHexString(PduVectors.MmsInd02)).Data.Span));

    [Fact]
    public void Delivery_indication_reads_as_published() => Assert.Equal(
        new DeliveryInd
        {
            MessageId = "msg-0001@mmsc.example",
            To = "+15557654321/TYPE=PLMN",
            Date = new(2025, 11, 23, 1, 23, 45, TimeSpan.Zero),
            Status = "retrieved",
        },
        MmsPdu.Read(PushPdu.Read(Convert.FromHexString(PduVectors.MmsDind01)).Data.Span));

    [Fact]
    public void Read_report_is_read_whatever_the_order_of_its_fields() => Assert.Equal(
        new ReadOrigInd { Version = "1.1", MessageId = "m", To = "a@b", From = null, Date = null, ReadStatus = "deleted unread" },
        MmsPdu.Read(Convert.FromHexString("8c88" + "9b81" + "8d91" + "890181" + "97" + "61406200" + "8b6d00")));

    public static TheoryData<string, NotificationInd> Captures => new()
    {
        {
            "SMS-MMS-02", new()
            {
                TransactionId = "81460494@mms1", Version = "1.2", From = "+33333493211/TYPE=PLMN", Subject = "", MessageSize = 96_857,
                Expiry = new(IsRelative: true, 259_200), ContentLocation = "http://mts/?id=81460494",
            }
        },
        {
            "SMS-MMS-03", new()
            {
                TransactionId = "OgQKKB", Version = "1.0", From = "Erotik", Subject = "Pin-Ups", MessageSize = 16_384,
                Expiry = new(IsRelative: true, 259_200), ContentLocation = "http://eps3.de/O/Z9IZO",
            }
        },
        {
            "SMS-MMS-04", new()
            {
                TransactionId = "NOK5CiKcoTMYSG4MBSwAAsKv14FUHAAAAAAAA", Version = "1.0", From = "+447785342749/TYPE=PLMN", MessageSize = 29_696,
                Expiry = new(IsRelative: true, 72_000), ContentLocation = "http://promms/servlets/NOK5CiKcoTMYSG4MBSwAAsKv14FUHAAAAAAAA",
            }
        },
        {
            "SMS-MMS-06", new()
            {
                TransactionId = "m5da5a9jn210ma56q20@", Version = "1.0", From = "+420777777777/TYPE=PLMN", Subject = "A", MessageSize = 6_174,
                Expiry = new(IsRelative: true, 0x083D5F), ContentLocation = "http://mmscz/?m=m5da5a9jn210ma56q20",
            }
        },
        {
            "SMS-MMS-08", new()
            {
                TransactionId = "C1TpKYI6wQ_AYAACAtAAAABgABMTsAAAAA", Version = "1.0", From = "Powitalny@MMS", Subject = "Odkryj MMS-a!",
                MessageSize = 16_000, Expiry = new(IsRelative: true, 1_500),
                ContentLocation = "http://mms1geo.orange.pl:8002/TpKYI6wQ_AYAACAtAAAABgABMTsAAAAA",
            }
        },
    };

    [Theory, MemberData(nameof(Captures))]
    public void Captured_notifications_read_as_published(string name, NotificationInd expected)
    {
        var datagram = ShortMessageVectors.Find(name).Reassembled();

        Assert.Equal(expected, MmsPdu.Read(PushPdu.Read(datagram.Data).Data.Span));
    }

    [Theory]
    [InlineData("Hello", "48656c6c6f00")]
    [InlineData("\u00e9t\u00e9", "08" + "ea" + "7f" + "c3a974c3a900")]
    [InlineData("caf\u00e9", "07" + "ea" + "636166c3a900")]
    [InlineData("a\nb", "05" + "ea" + "610a6200")]
    public void Subject_beyond_ascii_bears_its_character_set(string subject, string encoded)
    {
        var written = (Published with { Subject = subject }).Write();

        Assert.Contains("96" + encoded, Convert.ToHexStringLower(written), StringComparison.Ordinal);
        Assert.Equal(subject, ((NotificationInd)MmsPdu.Read(written)).Subject);
    }

    [Theory]
    [InlineData("0f" + "6a" + "4f646b72796a204d4d532d612100", "Odkryj MMS-a!")]
    [InlineData("0e" + "ea" + "4f646b72796a204d4d532d612100", "Odkryj MMS-a!")]
    [InlineData("03" + "84" + "e900", "\u00e9")]
    [InlineData("05" + "02" + "03e8" + "6100", "a")]
    public void Encoded_strings_of_careless_mmscs_are_read(string encoded, string subject)
    {
        var octets = Convert.ToHexStringLower(Published.Write()).Replace("8a80", "96" + encoded + "8a80", StringComparison.Ordinal);

        Assert.Equal(Published with { Subject = subject }, MmsPdu.Read(Convert.FromHexString(octets)));
    }

    [Fact]
    public void Unknown_fields_of_every_form_are_passed_over()
    {
        const string Unknown = "b180" + "b203616263" + "c1616200" + "582d4100" + "6200" + "8f81";
        var octets = Convert.ToHexStringLower(Published.Write()).Replace("8a80", Unknown + "8a80", StringComparison.Ordinal);

        Assert.Equal(Published, MmsPdu.Read(Convert.FromHexString(octets)));
    }

    [Theory]
    [InlineData("8c8198310083780088038101018d92", "neither pushed")]
    [InlineData("8c828d9298310088038101018e0101", "X-Mms-Content-Location")]
    [InlineData("8c828d92983100837800", "X-Mms-Expiry")]
    [InlineData("8c828d928378008803810101", "X-Mms-Transaction-Id")]
    [InlineData("8c868d92", "Message-ID")]
    public void Pdu_that_lacks_what_it_needs_is_refused_by_its_name(string hex, string named) => Assert.Contains(named,
        Assert.Throws<MmsFormatException>(() => MmsPdu.Read(Convert.FromHexString(hex))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("+15551234567", "+15551234567/TYPE=PLMN")]
    [InlineData("10086", "10086/TYPE=PLMN")]
    [InlineData("+15551234567/TYPE=PLMN", "+15551234567/TYPE=PLMN")]
    [InlineData("10.0.0.1/TYPE=IPv4", "10.0.0.1/TYPE=IPv4")]
    [InlineData("user@example.com", "user@example.com")]
    [InlineData("Erotik", "Erotik")]
    [InlineData("+", "+")]
    public void Phone_numbers_and_nothing_else_get_their_type(string address, string onTheAir) => Assert.Equal(onTheAir, MmsAddress.ToWire(address));

    [Fact]
    public void Mutated_pdus_are_read_or_end_in_the_one_exception()
    {
        byte[][] originals =
        [
            .. new[] { PduVectors.MmsInd01, PduVectors.MmsDind01 }.Select(hex => PushPdu.Read(Convert.FromHexString(hex)).Data.ToArray()),
            PushPdu.Read(ShortMessageVectors.SmsMms08.Reassembled().Data).Data.ToArray(),
        ];
        foreach (var original in originals)
            Assert.Equal(original.Length, Garble.Refused<MmsFormatException>(Garble.Truncations(original), octets => MmsPdu.Read(octets)));

        var refused = Garble.Refused<MmsFormatException>(Garble.Mutations(originals, FloodCounts.Mms, seed: 5), octets => MmsPdu.Read(octets));

        Assert.InRange(refused, FloodCounts.Mms / 10, FloodCounts.Mms);
    }
}

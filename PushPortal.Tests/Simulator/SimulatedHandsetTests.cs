using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Simulator;

namespace PushPortal.Tests.Simulator;

public sealed class SimulatedHandsetTests : IDisposable
{
    private readonly NetworkUnderTest _air = new();

    [Fact]
    public void A_service_indication_in_two_segments_is_shown_decoded()
    {
        Assert.Equal(SegmentAnswerKind.Delivered, _air.Deliver(CapturedPushes.ServiceIndication, 1).Kind);
        Assert.Empty(_air.Handset.Inbox());
        Assert.Equal(SegmentAnswerKind.Delivered, _air.Deliver(CapturedPushes.ServiceIndication, 2).Kind);

        var entry = Assert.Single(_air.Handset.Inbox());
        Assert.Equal(("application/vnd.wap.sic", 2), (entry.ContentType, entry.Segments));
        Assert.Equal(_air.Clock.GetUtcNow(), entry.ReceivedAt);
        Assert.Equal("http://wap.meincallya.de/", entry.Content["href"]);
        Assert.Equal(
            "Zum kostenlosen Portal \"Mein Vodafone\" - einfach auf den folgenden Link klicken oder die Seite direkt aufrufen. Ihr Vodafone Team",
            entry.Content["text"]);
    }

    [Fact]
    public void An_mms_notification_in_two_segments_is_shown_decoded()
    {
        _air.Deliver(CapturedPushes.MmsNotification, 1);
        _air.Deliver(CapturedPushes.MmsNotification, 2);

        var entry = Assert.Single(_air.Handset.Inbox());
        Assert.Equal(("application/vnd.wap.mms-message", 2), (entry.ContentType, entry.Segments));
        Assert.Equal("x-wap-application:mms.ua", entry.ApplicationId);
        Assert.Equal("NOK5CiKcoTMYSG4MBSwAAsKv14FUHAAAAAAAA", entry.Content["transactionId"]);
        Assert.Equal("http://promms/servlets/NOK5CiKcoTMYSG4MBSwAAsKv14FUHAAAAAAAA", entry.Content["contentLocation"]);
        Assert.Equal(29_696L, entry.Content["messageSize"]);
        Assert.Equal(72_000L, entry.Content["expirySeconds"]);
    }

    [Fact]
    public void A_push_in_one_segment_is_shown_at_once()
    {
        _air.Deliver(CapturedPushes.SingleSegment, 1);

        var entry = Assert.Single(_air.Handset.Inbox());
        Assert.Equal(1, entry.Segments);
        Assert.Equal("http://eps3.de/O/Z9IZO", entry.Content["contentLocation"]);
    }

    [Fact]
    public void Segments_out_of_order_make_the_same_message()
    {
        _air.Deliver(CapturedPushes.MmsNotification, 2);
        _air.Deliver(CapturedPushes.MmsNotification, 1);

        Assert.Equal(29_696L, Assert.Single(_air.Handset.Inbox()).Content["messageSize"]);
    }

    [Fact]
    public void A_copy_of_a_segment_is_acknowledged_and_dropped()
    {
        _air.Deliver(CapturedPushes.MmsNotification, 1);
        Assert.Equal(SegmentAnswerKind.Delivered, _air.Deliver(CapturedPushes.MmsNotification, 1).Kind);
        Assert.Empty(_air.Handset.Inbox());

        _air.Deliver(CapturedPushes.MmsNotification, 2);
        Assert.Single(_air.Handset.Inbox());
    }

    [Fact]
    public void A_message_that_was_shown_and_comes_again_is_shown_again()
    {
        foreach (var segment in (int[])[1, 2, 1, 2])
        {
            _air.Deliver(CapturedPushes.ServiceIndication, segment);
        }

        Assert.Equal(2, _air.Handset.Inbox().Count);
    }

    [Theory]
    [InlineData(300, 298, true)]
    [InlineData(300, 300, false)]
    [InlineData(5, 3, true)]
    [InlineData(5, 5, false)]
    public void A_partial_set_is_dropped_after_the_reassembly_time(int reassemblySeconds, int pause, bool shown)
    {
        _air.Handsets.Change(_air.Handset, new HandsetChange { ReassemblySeconds = reassemblySeconds });
        _air.Deliver(CapturedPushes.MmsNotification, 1);
        _air.After(pause * 1_000);
        _air.Deliver(CapturedPushes.MmsNotification, 2);

        Assert.Equal(shown, _air.Handset.Inbox().Count == 1);
    }

    [Fact]
    public void Segments_go_to_the_handset_that_they_are_addressed_to()
    {
        _air.Deliver(CapturedPushes.MmsNotification, 1);
        _air.Deliver(CapturedPushes.MmsNotification, 2, NetworkUnderTest.Neighbour);

        Assert.Empty(_air.Handset.Inbox());
        Assert.Empty(_air.Handsets.Find(NetworkUnderTest.Neighbour)!.Inbox());
    }

    [Theory]
    [InlineData("0605040b8423f0", "ffff", "ffff")]
    [InlineData("0605041581 0000", "2b", "2b")]
    [InlineData("", "48656c6c6f", "48656c6c6f")]
    [InlineData("0b0504", "01", "01")]
    public void What_is_no_push_is_shown_as_octets(string header, string data, string shown)
    {
        var octets = (Convert.FromHexString(header.Replace(" ", "", StringComparison.Ordinal)), Convert.FromHexString(data));

        Assert.Equal(SegmentAnswerKind.Delivered, _air.Deliver([octets], 1).Kind);
        var entry = Assert.Single(_air.Handset.Inbox());
        Assert.Null(entry.ContentType);
        Assert.Equal(shown, entry.Content["bodyHex"]);
    }

    [Fact]
    public void A_full_inbox_gives_up_its_oldest_message()
    {
        using var air = new NetworkUnderTest(inboxSize: 2);
        air.Deliver(CapturedPushes.SingleSegment, 1);
        var second = air.Clock.GetUtcNow().AddSeconds(1);
        air.Deliver(CapturedPushes.SingleSegment, 1);
        air.Deliver(CapturedPushes.SingleSegment, 1);

        Assert.Equal([second, second.AddSeconds(1)], air.Handset.Inbox().Select(entry => entry.ReceivedAt));
    }

    [Fact]
    public void A_cleared_inbox_is_empty_and_takes_new_messages()
    {
        _air.Deliver(CapturedPushes.SingleSegment, 1);
        _air.Handset.ClearInbox();
        Assert.Equal(0, _air.Handset.Messages);

        _air.Deliver(CapturedPushes.SingleSegment, 1);
        Assert.Equal(1, _air.Handset.Messages);
    }

    public void Dispose() => _air.Dispose();
}

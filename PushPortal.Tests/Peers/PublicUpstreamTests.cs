using System.Text.Json;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Peers;

/// <summary>Our link to an upstream SMSC of a stack that is not ours.</summary>
public sealed class PublicUpstreamTests
{
    /// <summary>Digits of a user data header up to the end of its reference: 00 03 and the reference.</summary>
    private const int Reference = 6;

    private const string Number = "+8613800000001";

    /// <summary>A service indication of two segments.</summary>
    private static readonly string Long = string.Concat(Enumerable.Repeat("A text of some length. ", 8));

    private static readonly (string, string) Receipts = ("Outcome", "DeliveryReceipt");

    [Fact]
    public async Task Push_of_two_segments_is_delivered_by_the_submits_responses()
    {
        await using var upstream = await PublicUpstream.StartAsync();

        var id = await upstream.Rest.SubmitIndicationAsync(Number, Long);
        var submits = (await upstream.SubmitsAsync(2)).OrderBy(Segment).ToArray();

        await upstream.Rest.TransactionInAsync(id, "delivered");
        Assert.All(submits, submit => Assert.Equal(("2", "8613800000001"), (submit.Text("mode"), submit.Text("to"))));
        // The concatenation, then the ports 2948 and 9200.
        Assert.Equal(["020105040B8423F0", "020205040B8423F0"], submits.Select(submit => submit.Text("udh")[Reference..]));
        AssertSame(submits);
    }

    [Fact]
    public async Task Segment_that_failed_once_is_sent_again_alone_and_unchanged()
    {
        await using var upstream = await PublicUpstream.StartAsync();
        await upstream.RulesAsync(new { segment = 2, times = 1, act = "refuse", status = 8 });

        var id = await upstream.Rest.SubmitIndicationAsync(Number, Long);
        var submits = await upstream.SubmitsAsync(3);

        var transaction = await upstream.Rest.TransactionInAsync(id, "delivered");
        Assert.Equal([1, 2, 2], submits.Select(Segment).Order());
        AssertSame(submits);
        Assert.Equal([1, 2], transaction.Items("segments").Select(segment => segment.Items("attempts").Length));
    }

    [Fact]
    public async Task Throttled_segments_are_sent_again_until_they_are_taken()
    {
        await using var upstream = await PublicUpstream.StartAsync();
        await upstream.RulesAsync(new { times = 3, act = "refuse", status = 0x58 });

        var id = await upstream.Rest.SubmitIndicationAsync(Number, Long);
        var submits = await upstream.SubmitsAsync(5);

        await upstream.Rest.TransactionInAsync(id, "delivered");
        Assert.Equal([1, 2], submits.Where(submit => submit.Text("act") == "accept").Select(Segment).Order());
        AssertSame(submits);
    }

    [Fact]
    public async Task Segment_that_is_never_answered_is_sent_again_after_the_response_time()
    {
        await using var upstream = await PublicUpstream.StartAsync(("ResponseTimeout", "00:00:01"));
        await upstream.RulesAsync(new { segment = 1, times = 1, act = "silence" });

        var id = await upstream.Rest.SubmitIndicationAsync(Number, Long);
        var submits = await upstream.SubmitsAsync(3);

        await upstream.Rest.TransactionInAsync(id, "delivered");
        Assert.Equal([1, 1, 2], submits.Select(Segment).Order());
        AssertSame(submits);
    }

    [Fact]
    public async Task No_more_than_the_window_is_open_at_a_silent_upstream()
    {
        const int Segments = 8;
        await using var upstream = await PublicUpstream.StartAsync(("Window", "2"));
        await upstream.RulesAsync(new { times = Segments, act = "hold" });

        var id = await upstream.Rest.SubmitIndicationAsync(Number, string.Concat(Enumerable.Repeat(Long, 5)));
        var held = new List<int> { Held(await upstream.SubmitAsync()), Held(await upstream.SubmitAsync()) };
        while (held.Count < Segments)
        {
            await upstream.ReleaseAsync();
            held.Add(Held(await upstream.SubmitAsync()));
        }

        await upstream.ReleaseAsync();
        await upstream.ReleaseAsync();
        await upstream.Rest.TransactionInAsync(id, "delivered");
        Assert.Equal([1, .. Enumerable.Repeat(2, Segments - 1)], held);
    }

    [Fact]
    public async Task Link_that_drops_in_the_middle_of_a_group_is_bound_again_and_the_group_ends()
    {
        await using var upstream = await PublicUpstream.StartAsync(("Window", "1"));
        await upstream.RulesAsync(new { segment = 2, times = 1, act = "drop" });

        var id = await upstream.Rest.SubmitIndicationAsync(Number, Long);
        var before = await upstream.SubmitsAsync(2);
        var bound = await upstream.NextAsync("bound");
        var after = await upstream.SubmitAsync();

        await upstream.Rest.TransactionInAsync(id, "delivered");
        Assert.Equal((2, "2"), (Segment(after), bound.Text("session")));
        Assert.Equal(["1", "1", "2"], [.. before.Select(submit => submit.Text("session")), after.Text("session")]);
        AssertSame([.. before, after]);
    }

    [Theory]
    [InlineData("after")]
    [InlineData("before")]
    public async Task Receipts_are_the_outcome_although_their_ids_are_written_otherwise(string when)
    {
        await using var upstream = await PublicUpstream.StartAsync(Receipts);
        await upstream.ReceiptsAsync(when, "DELIVRD");

        var id = await upstream.Rest.SubmitIndicationAsync(Number, Long);
        var submits = await upstream.SubmitsAsync(2);

        await upstream.Rest.TransactionInAsync(id, "delivered");
        Assert.All(submits, submit => Assert.Equal(("0", "1"), (submit.Text("mode"), submit.Text("receipt"))));
        Assert.Equal(["0", "0"], [(await upstream.NextAsync("receipted")).Text("status"), (await upstream.NextAsync("receipted")).Text("status")]);
    }

    [Fact]
    public async Task Receipt_of_a_message_that_was_not_delivered_ends_the_transaction()
    {
        await using var upstream = await PublicUpstream.StartAsync(Receipts);
        await upstream.ReceiptsAsync("after", "REJECTD");

        var id = await upstream.Rest.SubmitIndicationAsync(Number, "Short");

        await upstream.Rest.TransactionInAsync(id, "undeliverable");
    }

    /// <summary>Each segment has one header and one text however often it went, and all have one reference.</summary>
    private static void AssertSame(JsonElement[] submits)
    {
        Assert.All(submits.GroupBy(Segment), copies => Assert.Single(copies.Select(copy => copy.Text("udh") + copy.Text("message")).Distinct()));
        Assert.Single(submits.Select(submit => submit.Text("udh")[..Reference]).Distinct());
    }

    private static int Segment(JsonElement submit) => submit.GetProperty("segment").GetInt32();

    private static int Held(JsonElement submit) => submit.GetProperty("held").GetInt32();
}

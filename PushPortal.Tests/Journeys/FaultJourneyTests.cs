using System.Text.Json;

namespace PushPortal.Tests.Journeys;

/// <summary>The one class that scripts faults of the network: its tests come one after the other, and each fault is for one handset.</summary>
public sealed class FaultJourneyTests(SharedGateway shared) : Journey(shared)
{
    private const string Network = "/api/v1/simulator/network";

    private static readonly string ThreeSegments = string.Concat(Enumerable.Repeat("A text that is longer than one short message. ", 7));

    public override async ValueTask DisposeAsync()
    {
        await Rest.PutAsync(Network, """{"fail": []}""");
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Segment_that_failed_for_a_moment_is_sent_again_alone_and_unchanged()
    {
        var handset = await Gateway.NewHandsetAsync();
        await FailAsync(handset.Number, segment: 2, times: 1, "temporary");

        var id = await Rest.SubmitIndicationAsync(handset.Number, ThreeSegments);

        var segments = (await Rest.TransactionInAsync(id, "delivered")).Items("segments");
        Assert.Equal(["delivered"], Answers(segments[0]));
        Assert.Equal(["temporary", "delivered"], Answers(segments[1]));
        Assert.Equal(["delivered"], Answers(segments[2]));
        var headers = segments.Select(segment => segment.Text("userDataHeader")).ToList();
        Assert.Equal(["0301", "0302", "0303"], headers.Select(header => header[8..12]));
        // The handset puts together only what has one reference: it shows the push once, and nothing is left over.
        Assert.Single(headers.Select(header => header[..8]).Distinct());
        Assert.Equal(ThreeSegments.Trim(), (await handset.OnlyMessageAsync()).GetProperty("content").Text("text"));
    }

    [Fact]
    public async Task Permanent_fault_ends_the_transaction_at_once_with_its_cause()
    {
        var handset = await Gateway.NewHandsetAsync();
        await FailAsync(handset.Number, segment: 1, times: 1, "permanent");

        var id = await Rest.SubmitIndicationAsync(handset.Number);

        var transaction = await Rest.TransactionInAsync(id, "undeliverable");
        Assert.Equal((4000, "The network reported a permanent failure"), (transaction.GetProperty("code").GetInt32(), transaction.Text("reason")));
        Assert.Equal(["permanent"], Answers(Assert.Single(transaction.Items("segments"))));
        Assert.Empty(await handset.InboxAsync());
    }

    [Fact]
    public async Task Number_that_no_handset_has_is_undeliverable_as_not_found()
    {
        var id = await Rest.SubmitIndicationAsync(Gateway.NewUnknownNumber());

        var transaction = await Rest.TransactionInAsync(id, "undeliverable");
        Assert.Equal(
            (2003, "Unknown subscriber: the number is not in service", 1),
            (transaction.GetProperty("code").GetInt32(), transaction.Text("reason"), transaction.GetProperty("attemptCount").GetInt32()));
    }

    private async Task FailAsync(string recipient, int segment, int times, string answer)
    {
        var json = JsonSerializer.Serialize(new { fail = new[] { new { recipient, segment, times, answer } } });
        (await Rest.PutAsync(Network, json)).Must(System.Net.HttpStatusCode.OK);
    }

    private static string[] Answers(JsonElement segment) => [.. segment.Items("attempts").Select(attempt => attempt.Text("answer"))];
}

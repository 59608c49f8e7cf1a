using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Tests.Portal;
using PushPortal.Web.Api.Transactions;

namespace PushPortal.Tests.Api;

public sealed class SegmentModelTests
{
    private static readonly AttemptReport SecondFailed = new(2, Sample.Noon, 10, SegmentAnswerKind.Temporary, FailureCause.SubscriberBusy);

    [Fact]
    public void A_segment_that_an_earlier_try_delivered_is_not_shown_as_waiting() =>
        Assert.Equal(["delivered", "failed"], States(Group(before: [1], SecondFailed)));

    [Fact]
    public void A_segment_that_is_sent_again_all_the_same_is_shown_by_its_last_attempt() =>
        Assert.Equal(["failed", "failed"], States(Group(before: [1], SecondFailed), Group(before: null, SecondFailed with { Segment = 1 })));

    [Fact]
    public void Nothing_was_sent_of_a_segment_that_waits() => Assert.Equal(["waiting", "waiting"], States());

    private static GroupReport Group(IReadOnlyList<int>? before, params IReadOnlyList<AttemptReport> attempts) =>
        new() { Link = "link", Reference = 7, Segments = 2, DeliveredBefore = before, Attempts = attempts };

    private static IEnumerable<string> States(params IEnumerable<GroupReport> groups)
    {
        var lines = groups.Select(report => new TimelineEntry
        {
            TransactionId = Sample.Transaction().Id,
            At = Sample.Noon,
            Kind = TimelineKind.WillRetry,
            State = TransactionState.Pending,
            Step = TransactionStep.WaitingToRetry,
            Details = new TimelineDetails.GroupEnded(report, null),
        });
        return SegmentModel.Of(new TransactionDetails(Sample.Transaction(), Sample.Push(text: new string('a', 200)), [.. lines])).Select(segment => segment.State);
    }
}

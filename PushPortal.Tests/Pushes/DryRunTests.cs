using Microsoft.Extensions.Time.Testing;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Work;
using PushPortal.Tests.Fakes;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Pushes;

/// <summary>A dry run at the gateway itself: the answer of a submission, and nothing is as after one.</summary>
public sealed class DryRunTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly FakePushStore _store = new();
    private readonly RecordingFeed _feed = new();
    private readonly SubmissionIntake _intake = new();
    private readonly SubmissionGate _gate;
    private readonly SubmissionLimits _limits;
    private readonly PushProxyGateway _ppg;

    public DryRunTests()
    {
        _gate = new SubmissionGate(new PpgPolicy { MostInHand = 1 }, _clock);
        _limits = new SubmissionLimits(_clock);
        _ppg = Gateway(_store, _store, new IdSequence(_clock), _feed, new TransactionSignal(_clock), new NotificationSignal(_clock), new PpgPolicy(), _clock, _limits, _intake, _gate);
    }

    public void Dispose() => _gate.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ServiceProvider Limited => Account(1) with { Limits = new AccountLimits { SubmissionsPerSecond = 1, PushesPerDay = 3 } };

    [Fact]
    public async Task It_says_what_each_recipient_would_get_and_leaves_nothing()
    {
        var request = Request(null, "+8613800000001", "+8613800000002", "+8613800000001");
        request = request with { Recipients = [.. request.Recipients, new RequestedRecipient("bad", "WAPPUSH=bad", "is no number")] };

        var would = Assert.IsType<SubmitResult.WouldBeAccepted>(await _ppg.DryRunAsync(request, Token));

        Assert.Equal(
            [("+8613800000001", TransactionState.Pending), ("+8613800000002", TransactionState.Pending), ("bad", TransactionState.Rejected)],
            would.Transactions.Select(transaction => (transaction.Recipient, transaction.State)));
        Assert.Equal(_ppg.Preview(request).Datagram.ToArray(), would.Encoded.Datagram.ToArray());
        Assert.Equal(2 * would.Encoded.Segments, would.ShortMessages);
        Assert.Empty(_store.Pushes);
        Assert.Empty(_feed.Published);
        Assert.Equal(0, _limits.StateOf(request.Account).PushesToday);
    }

    [Fact]
    public async Task However_often_it_is_asked_the_limits_are_as_before()
    {
        for (var times = 0; times < 5; times++)
        {
            Assert.IsType<SubmitResult.WouldBeAccepted>(await _ppg.DryRunAsync(Request("one", "+8613800000001", "+8613800000002", "+8613800000003") with { Account = Limited }, Token));
        }

        Assert.Equal(LimitKind.Quota, Assert.IsType<SubmitResult.AtLimit>(await _ppg.DryRunAsync(Request("one", "+1", "+2", "+3", "+4") with { Account = Limited }, Token)).Limit.Kind);
        Assert.IsType<SubmitResult.Accepted>(await _ppg.SubmitAsync(Request("one") with { Account = Limited }, Token));
        Assert.Equal(LimitKind.Rate, Assert.IsType<SubmitResult.AtLimit>(await _ppg.DryRunAsync(Request("two") with { Account = Limited }, Token)).Limit.Kind);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<SubmitResult.WouldBeAccepted>(await _ppg.DryRunAsync(Request("two") with { Account = Limited }, Token));
    }

    [Fact]
    public async Task Push_id_that_was_used_is_told_with_its_push()
    {
        var first = Assert.IsType<SubmitResult.Accepted>(await _ppg.SubmitAsync(Request("one"), Token));

        Assert.Equal(first.Push.Id, Assert.IsType<SubmitResult.Duplicate>(await _ppg.DryRunAsync(Request("one"), Token)).PushId);
        Assert.IsType<SubmitResult.WouldBeAccepted>(await _ppg.DryRunAsync(Request("one") with { Account = Account(2) }, Token));
    }

    [Fact]
    public async Task While_submissions_are_suspended_it_is_refused_and_not_counted()
    {
        _intake.Set(new IntakeSuspension(_clock.GetUtcNow(), "admin", "maintenance"));

        Assert.IsType<SubmitResult.Suspended>(await _ppg.DryRunAsync(Request("one"), Token));
        Assert.Equal(0, _intake.Refused);
    }

    [Fact]
    public async Task It_takes_no_place_and_is_refused_uncounted_where_a_submission_would_find_none()
    {
        var place = _gate.TryTake(Priority.High, 1)!.Value;
        Assert.IsType<SubmitResult.Overloaded>(await _ppg.DryRunAsync(Request("one"), Token));
        Assert.Equal((1, 0), (_gate.InHand, _gate.Refused(Priority.Medium)));

        place.Dispose();
        Assert.IsType<SubmitResult.WouldBeAccepted>(await _ppg.DryRunAsync(Request("one"), Token));
        Assert.Equal(0, _gate.InHand);
        Assert.IsType<SubmitResult.Accepted>(await _ppg.SubmitAsync(Request("one"), Token));
    }
}

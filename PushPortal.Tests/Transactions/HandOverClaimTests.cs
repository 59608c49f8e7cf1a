using Microsoft.Extensions.Time.Testing;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Work;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.Pushes;
using static PushPortal.Tests.Transactions.SampleTransactions;

namespace PushPortal.Tests.Transactions;

/// <summary>A push that is stored as handed over, in the commit that accepts it.</summary>
public sealed class HandOverClaimTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly FakePushStore _store = new();
    private readonly RecordingSmscLink _smsc = new();
    private readonly IdSequence _ids;
    private readonly TransactionDispatcher _dispatcher;

    public HandOverClaimTests()
    {
        _ids = new IdSequence(_clock);
        _dispatcher = new TransactionDispatcher(
            _store, _smsc, _ids, new TransactionAnnouncer(new RecordingFeed(), []), new TransactionSignal(_clock), new NotificationSignal(_clock), new PpgPolicy(), _clock);
    }

    [Fact]
    public async Task It_is_submitted_when_it_is_stored_and_ends_with_the_answer()
    {
        await _dispatcher.DispatchDueAsync(Token);

        var transaction = Accept("push-1");

        var submission = Assert.Single(_smsc.Submitted);
        Assert.Equal((TransactionStep.Suspended, (long?)submission.Id, 1), (transaction.Step, transaction.SubmissionId, transaction.Tries));
        await _dispatcher.ConcludeAsync([Delivered(submission.Id)], Token);
        Assert.Equal(TransactionState.Delivered, _store.Transactions[transaction.Id].State);
        Assert.Equal(new HandOver(_clock.GetUtcNow(), submission.Id, 1), Assert.Single(_store.Made).Entry!.HandedOver);
    }

    [Fact]
    public async Task Those_that_wait_for_a_place_go_first()
    {
        _smsc.Room = 0;
        await _dispatcher.DispatchDueAsync(Token);

        Assert.Equal(TransactionStep.Queued, Accept("first").Step);
        _smsc.Room = 10;
        Assert.Equal(TransactionStep.Queued, Accept("second").Step);

        await _dispatcher.DispatchDueAsync(Token);
        Assert.Equal(2, _smsc.Submitted.Count);
        Assert.Equal(TransactionStep.Suspended, Accept("third").Step);
    }

    [Fact]
    public async Task Places_that_are_kept_back_are_for_higher_priorities()
    {
        _smsc.KeptForHigh = 1;
        _smsc.Room = 2;
        await _dispatcher.DispatchDueAsync(Token);
        Assert.Equal(TransactionStep.Suspended, Accept("medium-1").Step);
        var second = Accept("medium-2");
        var high = Accept("high", priority: Priority.High);

        await _dispatcher.DispatchDueAsync(Token);

        Assert.Equal((TransactionStep.Queued, TransactionStep.Suspended), (_store.Transactions[second.Id].Step, _store.Transactions[high.Id].Step));
        Assert.Equal(0, _smsc.Room);
    }

    [Fact]
    public async Task Places_of_a_push_that_is_not_stored_are_free_again()
    {
        _smsc.Room = 1;
        await _dispatcher.DispatchDueAsync(Token);
        for (var refused = 0; refused < 3; refused++)
        {
            using var claim = _dispatcher.Claim(Make($"refused-{refused}").Starts);
            Assert.Equal(TransactionStep.Suspended, claim.Starts[0].Transaction.Step);
        }

        Assert.Equal(TransactionStep.Suspended, Accept("stored").Step);
    }

    [Fact]
    public async Task Deferred_and_expired_pushes_are_not_handed_over()
    {
        await _dispatcher.DispatchDueAsync(Token);

        Assert.Equal(TransactionStep.Deferred, Accept("later", _clock.GetUtcNow().AddMinutes(1)).Step);
        Assert.Empty(_smsc.Submitted);
    }

    [Fact]
    public async Task Answer_that_does_not_come_is_asked_for_although_nothing_woke_the_dispatcher_since()
    {
        var next = await _dispatcher.DispatchDueAsync(Token);
        var transaction = Accept("push-1");

        Assert.True(next <= transaction.DueAt);
        _clock.Advance(next!.Value - _clock.GetUtcNow());
        await _dispatcher.DispatchDueAsync(Token);

        Assert.Equal([false, true], _smsc.Submitted.Select(submission => submission.Resubmitted));
    }

    [Fact]
    public async Task Answers_to_more_than_are_held_in_memory_are_recorded_too()
    {
        const int MoreThanHeld = 20_050;
        await _dispatcher.DispatchDueAsync(Token);
        for (var push = 0; push < MoreThanHeld; push++)
        {
            Accept($"push-{push}");
        }

        await _dispatcher.ConcludeAsync([.. _smsc.Submitted.Select(submission => Delivered(submission.Id))], Token);

        Assert.Equal(0, _dispatcher.Suspended);
        Assert.All(_store.Transactions.Values, transaction => Assert.Equal(TransactionState.Delivered, transaction.State));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private (Push Push, TransactionStart[] Starts) Make(string pushId, DateTimeOffset? deliverAfter = null, Priority priority = Priority.Medium) =>
        SamplePush.Make(_ids, _clock.GetUtcNow(), SamplePush.Request(pushId) with { DeliverAfter = deliverAfter, Priority = priority });

    private Transaction Accept(string pushId, DateTimeOffset? deliverAfter = null, Priority priority = Priority.Medium)
    {
        var (push, starts) = Make(pushId, deliverAfter, priority);
        using var claim = _dispatcher.Claim(starts);
        _store.Add(push, claim.Starts[0].Transaction);
        claim.HandOver(push);
        return claim.Starts[0].Transaction;
    }
}

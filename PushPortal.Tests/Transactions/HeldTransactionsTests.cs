using Microsoft.Extensions.Time.Testing;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Work;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.Pushes;
using static PushPortal.Tests.Transactions.SampleTransactions;

namespace PushPortal.Tests.Transactions;

/// <summary>What becomes of the pushes of an account that is held, and of the others' meanwhile.</summary>
public sealed class HeldTransactionsTests
{
    private const long HeldAccount = 1;
    private const long OtherAccount = 2;

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly FakePushStore _store = new();
    private readonly RecordingSmscLink _smsc = new();
    private readonly RecordingFeed _feed = new();
    private readonly AccountHolds _holds = new();
    private readonly IdSequence _ids;

    public HeldTransactionsTests() => _ids = new IdSequence(_clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private List<long> Submitted => _smsc.Submitted.ConvertAll(submission => submission.TransactionId);

    [Fact]
    public async Task Held_accounts_pushes_wait_and_say_who_holds_them_while_those_of_others_go()
    {
        Hold();
        var held = Take(HeldAccount, "held");
        var other = Take(OtherAccount, "other");

        await Dispatcher().DispatchDueAsync(Token);

        Assert.Equal([other.Id], Submitted);
        var row = _store.Transactions[held.Id];
        Assert.Equal((TransactionState.Pending, TransactionStep.Held, row.ExpiresAt), (row.State, row.Step, row.DueAt));
        var line = _store.Made.Single(change => change.After.Id == held.Id).Entry!;
        Assert.Equal((TimelineKind.AccountHeld, new TimelineDetails.Held("anna", "spam", _clock.GetUtcNow())), (line.Kind, line.Details));
        Assert.Equal("Waits: anna holds the account's pushes: spam", line.Sentence());
        Assert.Contains(_feed.Published, change => change.Step == TransactionStep.Held);
    }

    [Fact]
    public async Task Backlog_that_is_held_is_read_once_and_stands_before_nobody()
    {
        Hold();
        for (var at = 0; at < 3; at++)
        {
            Take(HeldAccount, $"held-{at}", 400);
        }

        var dispatcher = Dispatcher();
        _smsc.Room = 5;
        var other = Take(OtherAccount, "other");
        await dispatcher.DispatchDueAsync(Token);
        Assert.Equal([other.Id], Submitted);
        Assert.Equal(1_201, _store.DueRead);

        for (var pass = 0; pass < 10; pass++)
        {
            await dispatcher.DispatchDueAsync(Token);
        }

        Assert.Equal(1_201, _store.DueRead);
        Assert.Equal(1, dispatcher.Suspended);
    }

    /// <summary>A hold makes nothing dearer for the others: what they wait with behind a full SMSC is read as there is room for it, and not over and over.</summary>
    [Fact]
    public async Task Backlog_of_others_is_read_as_there_is_room_although_an_account_is_held()
    {
        Hold();
        Take(OtherAccount, "other", 1_000);
        Take(HeldAccount, "held", 3);
        var dispatcher = Dispatcher();

        for (var pass = 0; pass < 10; pass++)
        {
            _smsc.Room = 1;
            await dispatcher.DispatchDueAsync(Token);
        }

        Assert.Equal(10, _smsc.Submitted.Count);
        Assert.Equal(10, _store.DueRead);
    }

    [Fact]
    public async Task Push_of_a_held_account_is_not_handed_over_with_its_acceptance()
    {
        var dispatcher = Dispatcher();
        await dispatcher.DispatchDueAsync(Token);
        Hold();
        var (push, starts) = SamplePush.Make(_ids, _clock.GetUtcNow(), Request(HeldAccount, "held"));

        using (var claim = dispatcher.Claim(starts))
        {
            Assert.Equal(TransactionStep.Queued, Assert.Single(claim.Starts).Transaction.Step);
            claim.HandOver(push);
        }

        Assert.Empty(_smsc.Submitted);
    }

    [Fact]
    public async Task Released_pushes_go_by_priority_in_the_order_in_which_they_came_and_newer_ones_behind_them()
    {
        Hold();
        var first = Take(HeldAccount, "first");
        var second = Take(HeldAccount, "second");
        var urgent = Take(HeldAccount, "urgent", priority: Priority.High);
        var dispatcher = Dispatcher();
        await dispatcher.DispatchDueAsync(Token);
        _clock.Advance(TimeSpan.FromMinutes(1));

        Release();
        var newer = Take(HeldAccount, "newer");
        await dispatcher.DispatchDueAsync(Token);

        Assert.Equal([urgent.Id, first.Id, second.Id, newer.Id], Submitted);
        Assert.DoesNotContain(_store.Made, change => change.After.Id == newer.Id && change.Entry is not null);
        var next = Take(HeldAccount, "next");
        await dispatcher.DispatchDueAsync(Token);
        Assert.Equal(next.Id, Submitted[^1]);
        Assert.DoesNotContain(_store.Made, change => change.After.Id == next.Id && change.After.Step == TransactionStep.Held);
    }

    [Fact]
    public async Task What_was_released_and_what_falls_due_share_the_places_however_few()
    {
        Hold();
        for (var at = 0; at < 10; at++)
        {
            Take(HeldAccount, $"held-{at}");
        }

        var dispatcher = Dispatcher();
        await dispatcher.DispatchDueAsync(Token);
        Release();
        for (var at = 0; at < 10; at++)
        {
            Take(OtherAccount, $"other-{at}");
        }

        for (var pass = 0; pass < 10; pass++)
        {
            _smsc.Room = 1;
            await dispatcher.DispatchDueAsync(Token);
        }

        Assert.Equal((5, 5), (_smsc.Submitted.Count(submission => submission.AccountId == HeldAccount), _smsc.Submitted.Count(submission => submission.AccountId == OtherAccount)));
    }

    [Fact]
    public async Task Lifetime_that_ends_in_the_hold_is_the_end_and_is_told_although_the_smsc_is_full()
    {
        Hold();
        var held = Take(HeldAccount, "held", deliverBefore: _clock.GetUtcNow().AddMinutes(5));
        var dispatcher = Dispatcher();
        Assert.Equal(_clock.GetUtcNow().AddMinutes(2), await dispatcher.DispatchDueAsync(Token));
        _clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(_clock.GetUtcNow().AddMinutes(1), await dispatcher.DispatchDueAsync(Token));
        _smsc.Room = 0;
        _clock.Advance(TimeSpan.FromMinutes(1));

        await dispatcher.DispatchDueAsync(Token);

        var ended = _store.Made.Single(change => change.After.State.IsFinal());
        Assert.Equal((held.Id, TransactionState.Expired, FailureCause.HeldTooLong), (ended.After.Id, ended.After.State, ended.After.Cause));
        Assert.NotNull(ended.Notification);
        Assert.Empty(_smsc.Submitted);
    }

    [Fact]
    public async Task Try_that_would_follow_waits_too_and_keeps_its_cause()
    {
        var transaction = Take(HeldAccount, "tried");
        var dispatcher = Dispatcher();
        await dispatcher.DispatchDueAsync(Token);
        Hold();
        await dispatcher.ConcludeAsync([Failed(_smsc.Submitted[0].Id, FailureCause.NotAcknowledged)], Token);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await dispatcher.DispatchDueAsync(Token);
        Assert.Equal(TransactionStep.Held, _store.Transactions[transaction.Id].Step);

        _clock.Advance(TimeSpan.FromDays(2));
        await dispatcher.DispatchDueAsync(Token);

        var row = _store.Transactions[transaction.Id];
        Assert.Equal((TransactionState.Undeliverable, FailureCause.NotAcknowledged, 1), (row.State, row.Cause, _smsc.Submitted.Count));
    }

    [Fact]
    public async Task Next_process_goes_on_with_a_release_that_was_under_way()
    {
        Hold();
        var held = Take(HeldAccount, "held");
        await Dispatcher().DispatchDueAsync(Token);
        Release();
        var newer = Take(HeldAccount, "newer");
        var dispatcher = Dispatcher();

        await dispatcher.RecoverAsync(Token);
        await dispatcher.DispatchDueAsync(Token);

        Assert.Equal([held.Id, newer.Id], Submitted);
    }

    private void Hold() => _holds.Set([SamplePush.Account(HeldAccount) with { Hold = new AccountHold(_clock.GetUtcNow(), "anna", "spam") }, SamplePush.Account(OtherAccount)]);

    private void Release() => _holds.Set([SamplePush.Account(HeldAccount), SamplePush.Account(OtherAccount)]);

    private TransactionDispatcher Dispatcher() =>
        new(_store, _smsc, _ids, new TransactionAnnouncer(_feed, []), new TransactionSignal(_clock), new NotificationSignal(_clock), new PpgPolicy(), _clock, holds: _holds);

    private static PushRequest Request(long account, string pushId, int recipients = 1) =>
        SamplePush.Request(pushId, [.. Enumerable.Range(0, recipients).Select(at => $"+86138{at:d8}")]) with { Account = SamplePush.Account(account) };

    /// <summary>Takes a push and answers its first transaction.</summary>
    private Transaction Take(long account, string pushId, int recipients = 1, Priority priority = Priority.Medium, DateTimeOffset? deliverBefore = null)
    {
        var (push, starts) = SamplePush.Make(_ids, _clock.GetUtcNow(), Request(account, pushId, recipients) with { Priority = priority, DeliverBefore = deliverBefore });
        _store.Add(push, Array.ConvertAll(starts, start => start.Transaction));
        return starts[0].Transaction;
    }
}

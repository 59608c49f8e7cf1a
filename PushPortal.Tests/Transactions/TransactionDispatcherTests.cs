using Microsoft.Extensions.Time.Testing;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Work;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.Pushes;
using static PushPortal.Tests.Transactions.SampleTransactions;

namespace PushPortal.Tests.Transactions;

public sealed class TransactionDispatcherTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly FakePushStore _store = new();
    private readonly RecordingSmscLink _smsc = new();
    private readonly RecordingFeed _feed = new();
    private readonly NotificationSignal _notifications;
    private readonly IdSequence _ids;

    public TransactionDispatcherTests()
    {
        _notifications = new NotificationSignal(_clock);
        _ids = new IdSequence(_clock);
    }

    [Fact]
    public async Task Due_transaction_is_handed_over_whole_after_its_row_says_so()
    {
        var transaction = Take()[0];
        var dispatcher = Dispatcher();
        _store.Meanwhile = () =>
        {
            Assert.Empty(_smsc.Submitted);
            return Task.CompletedTask;
        };

        var next = await dispatcher.DispatchDueAsync(Token);

        var submission = Assert.Single(_smsc.Submitted);
        var row = _store.Transactions[transaction.Id];
        Assert.Equal((TransactionStep.Suspended, (long?)submission.Id, 1), (row.Step, row.SubmissionId, row.Tries));
        Assert.Equal((transaction.Id, 1L, transaction.Recipient, transaction.ExpiresAt, false), (submission.TransactionId, submission.AccountId, submission.Recipient, submission.ExpiresAt, submission.Resubmitted));
        Assert.Equal(200, submission.Datagram.Length);
        Assert.Equal(_clock.GetUtcNow().AddMinutes(2), next);
        Assert.Equal((1, TransactionStep.Suspended), (dispatcher.Suspended, Assert.Single(_feed.Published).Step));
    }

    [Theory]
    [InlineData(2, int.MaxValue)]
    [InlineData(100, 2)]
    public async Task No_more_is_handed_over_than_there_is_room_for_and_an_answer_makes_room(int mostSuspended, int room)
    {
        Take("a", "+8613800000001", "+8613800000002", "+8613800000003");
        _smsc.Room = room;
        var dispatcher = Dispatcher(new PpgPolicy { MaxSuspended = mostSuspended });
        await dispatcher.DispatchDueAsync(Token);
        Assert.Equal(2, _smsc.Submitted.Count);

        await dispatcher.ConcludeAsync([Delivered(_smsc.Submitted[0].Id)], Token);
        _smsc.Room = 1;
        await dispatcher.DispatchDueAsync(Token);

        Assert.Equal(3, _smsc.Submitted.Count);
    }

    [Fact]
    public async Task More_than_a_batch_is_handed_over_in_one_pass()
    {
        Take("a", [.. Enumerable.Range(0, 600).Select(at => $"+86138{at:d8}")]);

        await Dispatcher().DispatchDueAsync(Token);

        Assert.Equal(600, _smsc.Submitted.Select(submission => submission.Id).Distinct().Count());
        Assert.Equal(3, _store.Commits);
    }

    [Fact]
    public async Task Next_pass_is_when_the_next_one_falls_due()
    {
        Take(SamplePush.Request() with { DeliverAfter = _clock.GetUtcNow().AddSeconds(20) });

        Assert.Equal(_clock.GetUtcNow().AddSeconds(20), await Dispatcher().DispatchDueAsync(Token));
        Assert.Empty(_smsc.Submitted);
    }

    [Fact]
    public async Task Transaction_whose_lifetime_has_ended_is_ended_and_notified_instead()
    {
        var transaction = Take(SamplePush.Request() with { DeliverBefore = _clock.GetUtcNow().AddSeconds(10) })[0];
        _clock.Advance(TimeSpan.FromSeconds(10));

        await Dispatcher().DispatchDueAsync(Token);

        Assert.Empty(_smsc.Submitted);
        Assert.Equal(TransactionState.Expired, _store.Transactions[transaction.Id].State);
        Assert.NotNull(Assert.Single(_store.Made).Notification);
        Assert.True(IsWoken(_notifications));
    }

    [Fact]
    public async Task Transaction_that_somebody_else_moved_is_not_handed_over()
    {
        var transaction = Take()[0];
        _store.Meanwhile = () =>
        {
            _store.Transactions[transaction.Id] = transaction.After(new TransactionEvent.CancelRequested(), _clock.GetUtcNow(), null, _ids.Next).After;
            return Task.CompletedTask;
        };
        var dispatcher = Dispatcher();

        await dispatcher.DispatchDueAsync(Token);

        Assert.Empty(_smsc.Submitted);
        Assert.Empty(_feed.Published);
        Assert.Equal(0, dispatcher.Suspended);
    }

    [Fact]
    public async Task Answers_are_recorded_in_one_commit_each_by_what_it_says()
    {
        Take("a", "+8613800000001", "+8613800000002", "+8613800000003");
        var dispatcher = Dispatcher();
        await dispatcher.DispatchDueAsync(Token);
        var commits = _store.Commits;

        await dispatcher.ConcludeAsync(
            [
                Delivered(_smsc.Submitted[0].Id),
                Failed(_smsc.Submitted[1].Id, FailureCause.NotAcknowledged),
                Failed(_smsc.Submitted[2].Id, FailureCause.UnknownSubscriber, SubmitOutcome.PermanentFailure),
                Delivered(12345),
                Delivered(_smsc.Submitted[0].Id),
            ],
            Token);

        Assert.Equal(commits + 1, _store.Commits);
        var rows = _smsc.Submitted.ConvertAll(submission => _store.Transactions[submission.TransactionId]);
        Assert.Equal([TransactionState.Delivered, TransactionState.Pending, TransactionState.Undeliverable], rows.Select(row => row.State));
        Assert.Equal(TransactionStep.WaitingToRetry, rows[1].Step);
        Assert.InRange(rows[1].DueAt!.Value - _clock.GetUtcNow(), TimeSpan.FromSeconds(4.5), TimeSpan.FromSeconds(5.5));
        Assert.Equal(2, _store.Made.Count(change => change.Notification is not null));
        Assert.Equal(0, dispatcher.Suspended);
        Assert.True(IsWoken(_notifications));
    }

    [Fact]
    public async Task Handset_that_is_back_gets_at_once_what_waits_for_it()
    {
        Take("a", "+8613800000001", "+8613800000002", "+8613800000003");
        var dispatcher = Dispatcher();
        await dispatcher.DispatchDueAsync(Token);
        await dispatcher.ConcludeAsync(
            [Failed(_smsc.Submitted[0].Id, FailureCause.AbsentSubscriber), Failed(_smsc.Submitted[1].Id, FailureCause.MemoryFull), Failed(_smsc.Submitted[2].Id, FailureCause.NotAcknowledged)], Token);
        Assert.InRange(Row(0).DueAt!.Value - _clock.GetUtcNow(), TimeSpan.FromSeconds(27), TimeSpan.FromSeconds(33));

        await dispatcher.HandsetAvailableAsync("+8613800000001", Token);
        await dispatcher.HandsetAvailableAsync("+8613800000003", Token);
        Assert.Equal((TransactionStep.Queued, TransactionStep.WaitingToRetry, TransactionStep.WaitingToRetry), (Row(0).Step, Row(1).Step, Row(2).Step));
        await dispatcher.DispatchDueAsync(Token);

        Assert.Equal(4, _smsc.Submitted.Count);
        Assert.Equal("+8613800000001", _smsc.Submitted[3].Recipient);
        Assert.Contains(_store.Made, change => change.Entry?.Kind == TimelineKind.HandsetReturned);

        Transaction Row(int at) => _store.Transactions[_smsc.Submitted[at].TransactionId];
    }

    [Fact]
    public async Task Alert_that_comes_before_the_answer_that_says_absent_is_not_lost()
    {
        var transaction = Take()[0];
        var dispatcher = Dispatcher();
        await dispatcher.DispatchDueAsync(Token);
        _clock.Advance(TimeSpan.FromMilliseconds(50));
        await dispatcher.HandsetAvailableAsync(transaction.Recipient, Token);
        _clock.Advance(TimeSpan.FromMilliseconds(50));

        await dispatcher.ConcludeAsync([Failed(_smsc.Submitted[0].Id, FailureCause.AbsentSubscriber)], Token);

        Assert.InRange(_store.Transactions[transaction.Id].DueAt!.Value - _clock.GetUtcNow(), TimeSpan.FromSeconds(4.5), TimeSpan.FromSeconds(5.5));
    }

    [Fact]
    public async Task Push_of_one_try_is_not_tried_again_by_policy()
    {
        var transaction = Take(SamplePush.Request() with { OneTry = true })[0];
        var dispatcher = Dispatcher();
        await dispatcher.DispatchDueAsync(Token);

        await dispatcher.ConcludeAsync([Failed(_smsc.Submitted[0].Id, FailureCause.NotAcknowledged)], Token);

        Assert.Equal((TransactionState.Undeliverable, FailureCause.NotAcknowledged), (_store.Transactions[transaction.Id].State, _store.Transactions[transaction.Id].Cause));
    }

    [Fact]
    public async Task Observers_are_told_what_was_committed_with_the_smscs_answer()
    {
        Take();
        var observer = new RecordingObserver();
        var dispatcher = new TransactionDispatcher(_store, _smsc, _ids, new TransactionAnnouncer(_feed, [observer]), new TransactionSignal(_clock), _notifications, new PpgPolicy(), _clock);
        await dispatcher.DispatchDueAsync(Token);
        var answer = Delivered(_smsc.Submitted[0].Id);

        await dispatcher.ConcludeAsync([answer], Token);

        Assert.Equal([(TransactionStep.Suspended, null), (TransactionStep.None, answer)], observer.Seen);
    }

    [Fact]
    public async Task Failure_for_the_moment_ends_with_the_lifetime_and_its_own_cause()
    {
        var transaction = Take(SamplePush.Request() with { DeliverBefore = _clock.GetUtcNow().AddSeconds(3) })[0];
        var dispatcher = Dispatcher();
        await dispatcher.DispatchDueAsync(Token);
        await dispatcher.ConcludeAsync([Failed(_smsc.Submitted[0].Id, FailureCause.MemoryFull)], Token);
        _clock.Advance(TimeSpan.FromSeconds(3));

        await dispatcher.DispatchDueAsync(Token);

        var row = _store.Transactions[transaction.Id];
        Assert.Equal((TransactionState.Expired, FailureCause.MemoryFull), (row.State, row.Cause));
        Assert.Single(_smsc.Submitted);
    }

    [Fact]
    public async Task What_a_dead_process_left_at_the_SMSC_is_handed_over_again_under_its_submission_id()
    {
        Take("a", [.. Enumerable.Range(0, 300).Select(at => $"+86138{at:d8}")]);
        await Dispatcher().DispatchDueAsync(Token);
        var before = _smsc.Submitted.ToList();
        _smsc.Submitted.Clear();
        _store.Abandoned.UnionWith(before.Select(submission => submission.TransactionId));
        var dispatcher = Dispatcher();

        await dispatcher.RecoverAsync(Token);

        Assert.Equal(before.Select(submission => submission.Id).Order(), _smsc.Submitted.Select(submission => submission.Id).Order());
        Assert.All(_smsc.Submitted, submission => Assert.True(submission.Resubmitted));
        Assert.Equal(300, dispatcher.Suspended);
        await dispatcher.ConcludeAsync([Delivered(before[0].Id)], Token);
        Assert.Equal((TransactionState.Delivered, 1), (_store.Transactions[before[0].TransactionId].State, _store.Transactions[before[0].TransactionId].Tries));
    }

    [Fact]
    public async Task All_answers_that_are_overdue_are_asked_for_again_in_one_pass()
    {
        Take("a", [.. Enumerable.Range(0, 600).Select(at => $"+86138{at:d8}")]);
        var dispatcher = Dispatcher();
        await dispatcher.DispatchDueAsync(Token);
        _clock.Advance(TimeSpan.FromMinutes(2));

        await dispatcher.DispatchDueAsync(Token);

        Assert.Equal(600, _smsc.Submitted.Count(submission => submission.Resubmitted));
        Assert.Equal(600, dispatcher.Suspended);
    }

    [Fact]
    public async Task What_a_lost_link_does_not_hold_is_handed_over_again_at_once_and_nothing_else_is()
    {
        Take("a", "+8613800000001", "+8613800000002", "+8613800000003");
        var dispatcher = Dispatcher();
        await dispatcher.DispatchDueAsync(Token);
        var (lost, answered) = (_smsc.Submitted[0].Id, _smsc.Submitted[1].Id);
        await dispatcher.ConcludeAsync([Delivered(answered)], Token);

        await dispatcher.AskAgainAsync([lost, answered, 4711], Token);
        await dispatcher.DispatchDueAsync(Token);

        var again = Assert.Single(_smsc.Submitted.Skip(3));
        Assert.Equal((lost, true, 2), (again.Id, again.Resubmitted, dispatcher.Suspended));
    }

    [Fact]
    public async Task Answer_that_crosses_a_second_asking_is_recorded_once_and_nothing_is_left()
    {
        var transaction = Take()[0];
        var dispatcher = Dispatcher();
        await dispatcher.DispatchDueAsync(Token);
        _clock.Advance(TimeSpan.FromMinutes(2));
        _store.Meanwhile = () => dispatcher.DispatchDueAsync(Token);

        await dispatcher.ConcludeAsync([Delivered(_smsc.Submitted[0].Id)], Token);
        Assert.Equal(2, _smsc.Submitted.Count);
        await dispatcher.ConcludeAsync([Delivered(_smsc.Submitted[1].Id)], Token);

        Assert.Equal(TransactionState.Delivered, _store.Transactions[transaction.Id].State);
        Assert.Single(_store.Made, change => change.After.State.IsFinal());
        Assert.Equal(0, dispatcher.Suspended);
    }

    [Fact]
    public async Task Asking_again_writes_no_history_while_the_lifetime_lasts()
    {
        var transaction = Take()[0];
        var dispatcher = Dispatcher();
        await dispatcher.DispatchDueAsync(Token);
        for (var asked = 0; asked < 10; asked++)
        {
            _clock.Advance(TimeSpan.FromMinutes(2));
            await dispatcher.DispatchDueAsync(Token);
        }

        Assert.Equal(11, _smsc.Submitted.Count);
        Assert.Null(Assert.Single(_store.Made).Entry);
        Assert.Equal(transaction.Version + 1, _store.Transactions[transaction.Id].Version);
    }

    [Fact]
    public async Task Silent_SMSC_is_given_up_as_a_timeout_when_the_lifetime_is_long_over()
    {
        var transaction = Take(SamplePush.Request() with { DeliverBefore = _clock.GetUtcNow().AddMinutes(3) })[0];
        var dispatcher = Dispatcher();
        await dispatcher.DispatchDueAsync(Token);
        _clock.Advance(TimeSpan.FromMinutes(4));
        await dispatcher.DispatchDueAsync(Token);
        Assert.Equal(TransactionState.Pending, _store.Transactions[transaction.Id].State);

        _clock.Advance(TimeSpan.FromMinutes(2));
        await dispatcher.DispatchDueAsync(Token);

        var row = _store.Transactions[transaction.Id];
        Assert.Equal((TransactionState.Timeout, FailureCause.SmscSilent), (row.State, row.Cause));
        Assert.Equal(0, dispatcher.Suspended);
        Assert.True(IsWoken(_notifications));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TransactionDispatcher Dispatcher(PpgPolicy? policy = null) =>
        new(_store, _smsc, _ids, new TransactionAnnouncer(_feed, []), new TransactionSignal(_clock), _notifications, policy ?? new PpgPolicy(), _clock);

    private Transaction[] Take(string pushId = "push-1", params string[] recipients) => Take(SamplePush.Request(pushId, recipients));

    private Transaction[] Take(PushRequest request)
    {
        var (push, starts) = SamplePush.Make(_ids, _clock.GetUtcNow(), request);
        var transactions = Array.ConvertAll(starts, start => start.Transaction);
        _store.Add(push, transactions);
        return transactions;
    }

    private sealed class RecordingObserver : ITransactionObserver
    {
        internal List<(TransactionStep, SubmitAnswer?)> Seen { get; } = [];

        public void Changed(Transaction transaction, Push push, SubmitAnswer? report) => Seen.Add((transaction.Step, report));
    }

    private static bool IsWoken(WorkSignal signal) => signal.WaitUntilAsync(null, Token).IsCompletedSuccessfully;
}

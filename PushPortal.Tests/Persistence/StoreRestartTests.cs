using Microsoft.Extensions.Logging.Abstractions;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Store;
using PushPortal.Infrastructure.Smsc;
using static PushPortal.Tests.Pushes.SamplePush;
using static PushPortal.Tests.Transactions.SampleTransactions;

namespace PushPortal.Tests.Persistence;

/// <summary>What a start of the gateway takes over from the one before.</summary>
public abstract class StoreRestartTests(StorageProvider provider) : IDisposable
{
    private readonly StoreUnderTest _it = new(provider);

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Each_start_opens_an_epoch_that_rows_bear()
    {
        Assert.Equal(1, _it.Store.Epoch);
        var transactions = await _it.TakeAsync(Request("a", "+8613800000001", "+8613800000002"));

        _it.Restart();
        await _it.SuspendAsync(transactions[0]);

        Assert.Equal(2, _it.Store.Epoch);
        Assert.Equal(["2", "1"], _it.Lines("SELECT epoch FROM transactions ORDER BY id"));
    }

    [Fact]
    public async Task Ids_go_on_above_every_id_that_was_given_even_when_the_clock_was_set_back()
    {
        var transaction = (await _it.TakeAsync(Request()))[0];
        _it.Clock.Advance(TimeSpan.FromMinutes(10));
        var suspended = await _it.SuspendAsync(transaction);
        var given = _it.Number("SELECT max(given) FROM (SELECT id AS given FROM transactions UNION ALL SELECT submission_id FROM transactions) g");

        _it.Restart(StoreUnderTest.Start.AddHours(-1));

        Assert.True(_it.Store.Ids.Next() > given);
        await _it.HappenAsync(suspended, new TransactionEvent.GroupDelivered(Delivered(suspended.SubmissionId!.Value)));
        Assert.Equal(
            [TimelineKind.Accepted, TimelineKind.HandedToSmsc, TimelineKind.Delivered],
            (await _it.Enquiries.FindTransactionAsync(transaction.Id, 1, TestContext.Current.CancellationToken))!.Timeline.Select(line => line.Kind));
    }

    [Fact]
    public async Task Suspended_transactions_and_waiting_notifications_are_there_again()
    {
        var transactions = await _it.TakeAsync(Request("a", "+8613800000001", "+8613800000002"));
        var suspended = await _it.SuspendAsync(transactions[0]);
        await _it.HappenAsync(transactions[1], new TransactionEvent.CancelRequested());

        Assert.Empty(await _it.Store.AbandonedAsync(10, Token));
        _it.Restart();

        Assert.Equal(suspended, Assert.Single(await _it.Store.AbandonedAsync(10, Token)).Transaction);
        Assert.Equal(suspended, Assert.Single(await _it.Store.OverdueAsync(DateTimeOffset.MaxValue, int.MaxValue, Token)).Transaction);
        Assert.Equal(transactions[1].Id, Assert.Single((await _it.Notifications.DueAsync("initiator.example:443", NotificationPosition.First, _it.Now, 10, Token)).Due).Transaction.Id);
    }

    [Fact]
    public void Group_that_was_in_flight_is_found_without_an_answer_and_an_ended_one_with_it()
    {
        var answer = Failed(20) with { Report = Failed(20).Report with { PossibleDuplicate = true } };
        using (var journal = new GroupJournal(_it.Store, new SmscInbox(), NullLogger<GroupJournal>.Instance))
        {
            journal.Start(Group(10, _it.Now));
            journal.Start(Group(20, _it.Now));
            journal.Finish(answer, _it.Now);
            journal.Start(Group(30, _it.Now) with { Reference = null });
            journal.Finish(Delivered(30), _it.Now);
        }

        _it.Restart();
        var inbox = new SmscInbox();
        using var again = new GroupJournal(_it.Store, inbox, NullLogger<GroupJournal>.Instance);
        foreach (var id in new long[] { 10, 20, 30, 40 })
        {
            again.Find(id);
        }

        var found = new List<(long, GroupRecord?)>();
        while (inbox.Commands.TryRead(out var command))
        {
            Assert.Equal(SmscCommandKind.Found, command.Kind);
            found.Add((command.Id, (GroupRecord?)command.Subject));
        }

        Assert.Equal([10, 20, 30, 40], found.Select(one => one.Item1));
        Assert.Equal(Group(10, _it.Now), found[0].Item2);
        Assert.Equal((SubmitOutcome.TemporaryFailure, FailureCause.AbsentSubscriber, true), (found[1].Item2!.Answer!.Outcome, found[1].Item2!.Answer!.Cause, found[1].Item2!.Answer!.Report.PossibleDuplicate));
        Assert.Equal(answer.Report.Attempts, found[1].Item2!.Answer!.Report.Attempts);
        Assert.Equal((SubmitOutcome.Delivered, null), (found[2].Item2!.Answer!.Outcome, found[2].Item2!.Reference));
        Assert.Null(found[3].Item2);
    }

    [Fact]
    public async Task Start_of_a_group_is_told_when_it_is_on_disk()
    {
        var inbox = new SmscInbox();
        using var journal = new GroupJournal(_it.Store, inbox, NullLogger<GroupJournal>.Instance);

        journal.Start(Group(10, _it.Now));
        await _it.Store.AddAsync(new TimelineEntry { TransactionId = 1, At = _it.Now, Kind = TimelineKind.Fetched, State = TransactionState.Delivered, Step = TransactionStep.None }, Token);

        Assert.True(inbox.Commands.TryRead(out var command));
        Assert.Equal((SmscCommandKind.Started, 10L), (command.Kind, command.Id));
        Assert.Equal(1, _it.Number("SELECT count(*) FROM smsc_groups WHERE id = 10"));
    }

    [Fact]
    public void References_to_keep_are_of_groups_that_were_not_delivered_since_then()
    {
        var ids = _it.Store.Ids;
        long delivered = ids.Next(), failed = ids.Next(), flying = ids.Next(), old = ids.Next();
        using (var journal = new GroupJournal(_it.Store, new SmscInbox(), NullLogger<GroupJournal>.Instance))
        {
            journal.Start(Group(delivered, _it.Now));
            journal.Finish(Delivered(delivered), _it.Now);
            journal.Start(Group(failed, _it.Now));
            journal.Finish(Failed(failed), _it.Now);
            journal.Start(Group(flying, _it.Now));
            journal.Start(Group(old, _it.Now.AddMinutes(-6)));
        }

        _it.Restart();
        using var again = new GroupJournal(_it.Store, new SmscInbox(), NullLogger<GroupJournal>.Instance);

        Assert.Equal([failed, flying], again.CollectedSince(_it.Now.AddMinutes(-5)).Select(group => group.Id).Order());
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static GroupRecord Group(long id, DateTimeOffset startedAt) => new()
    {
        Id = id,
        TransactionId = 5,
        AccountId = 1,
        Recipient = "+8613800000001",
        Link = "link",
        Reference = 77,
        Segments = 2,
        StartedAt = startedAt,
    };

    public sealed class OnSqlite() : StoreRestartTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : StoreRestartTests(StorageProvider.PostgreSql);
}

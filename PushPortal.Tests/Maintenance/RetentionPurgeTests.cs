using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Alarms;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Refusals;
using PushPortal.Domain.Requests;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Audit;
using PushPortal.Infrastructure.Maintenance;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Store;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Tests.Notifications;
using PushPortal.Tests.Persistence;
using static PushPortal.Tests.Pushes.SamplePush;
using static PushPortal.Tests.Transactions.SampleTransactions;

namespace PushPortal.Tests.Maintenance;

public abstract class RetentionPurgeTests(StorageProvider provider) : IDisposable
{
    private readonly string[] _tables =
    [
        .. provider == StorageProvider.Sqlite ? (string[])["lookup_runs", "lookup_blocks"] : ["lookup_keys"],
        "pushes", "transactions", "timeline", "notifications", "smsc_groups", "idempotency_keys", "stored_answers", "refusals", "capabilities", "recipient_capabilities", "link_counts",
    ];

    private readonly StoreUnderTest _it = new(provider);

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Ended_push_that_is_old_goes_with_everything_that_belongs_to_it()
    {
        await TakeWithEverythingAsync("old");
        Assert.All(_tables, table => Assert.NotEqual(0, Count(table)));
        _it.Clock.Advance(TimeSpan.FromDays(31));

        Assert.Equal(1, await PurgeAsync());
        await _it.IndexAsync();

        Assert.All(_tables, table => Assert.Equal((table, 0), (table, Count(table))));
        Assert.Equal(0, _it.Number("SELECT count(*) FROM counts WHERE hour > 0"));
    }

    [Fact]
    public async Task Push_that_is_young_pending_or_just_retried_stays_whole()
    {
        var pending = await _it.TakeAsync(Request("pending", "+8613800000001", "+8613800000002") with { Notify = null });
        await _it.EndAsync(pending[0], delivered: true);
        await TellAllAsync();
        _it.Clock.Advance(TimeSpan.FromDays(31));
        await TakeWithEverythingAsync("young");
        var before = _tables.Select(Count).ToList();

        Assert.Equal(0, await PurgeAsync());
        await _it.IndexAsync();

        Assert.Equal(before[..5], _tables.Select(Count).Take(5));
        Assert.Equal(["pending", "young"], _it.Lines("SELECT initiator_push_id FROM pushes ORDER BY 1"));
    }

    [Fact]
    public async Task What_stands_failed_of_a_push_that_stays_is_counted_and_listed_on()
    {
        var transactions = await _it.TakeAsync(Request("pending", "+8613800000001", "+8613800000002") with { Notify = null });
        var failed = await _it.EndAsync(transactions[0], delivered: false);
        _it.Clock.Advance(TimeSpan.FromDays(31));

        await PurgeAsync();

        Assert.Equal([failed], (await _it.Enquiries.FailuresAsync(new(), null, 10, Token)).Rows.Select(row => row.Transaction));
        await _it.HappenAsync(failed, new TransactionEvent.RetryRequested("somebody", _it.Now.AddHours(1), false));
        Assert.Empty(await _it.Enquiries.FailureGroupsAsync(new(), Token));
        Assert.Equal(0, _it.Number("SELECT count(*) FROM counts WHERE count < 0"));
    }

    [Fact]
    public async Task Push_whose_initiator_is_still_to_be_told_stays_until_that_is_done()
    {
        await _it.EndAsync((await _it.TakeAsync(Request()))[0], delivered: true);
        _it.Clock.Advance(TimeSpan.FromDays(31));

        Assert.Equal(0, await PurgeAsync());
        Assert.Single((await DueAsync()).Due);
        await TellAllAsync();
        _it.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, await PurgeAsync());
        Assert.Equal((0, null), ((await DueAsync()).Due.Count, (await DueAsync()).NextAt));
    }

    [Fact]
    public async Task Old_pushes_go_over_many_batches_and_past_those_that_stay()
    {
        for (var at = 0; at < 450; at++)
        {
            var transaction = (await _it.TakeAsync(Request($"push-{at}") with { Notify = null }))[0];
            if (at % 3 != 0)
            {
                var change = transaction.After(new TransactionEvent.CancelRequested(), _it.Now, null, _it.Store.Ids.Next);
                await _it.Store.ApplyAsync([change], Token);
            }
        }

        _it.Clock.Advance(TimeSpan.FromDays(31));

        Assert.Equal(300, await PurgeAsync());
        Assert.Equal(150, Count("pushes"));
        Assert.Equal(0, Count("timeline"));
    }

    [Fact]
    public async Task Old_alarm_goes_when_it_was_cleared()
    {
        var alarms = new AlarmStore(_it);
        var standing = new Alarm { Id = _it.Store.Ids.Next(), Kind = AlarmKind.LinkDown, Subject = "link", Facts = default, Since = _it.Now };
        await alarms.SaveAsync([standing, standing with { Id = _it.Store.Ids.Next(), ClearedAt = _it.Now }], Token);
        _it.Clock.Advance(TimeSpan.FromDays(31));
        await alarms.SaveAsync([standing with { Id = _it.Store.Ids.Next(), ClearedAt = _it.Now }], Token);

        await PurgeAsync();

        Assert.Equal(standing, Assert.Single(await alarms.StandingAsync(Token)));
        Assert.Single(await alarms.HistoryAsync(null, 10, Token));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private int Count(string table) => (int)_it.Number($"SELECT count(*) FROM {table}");

    private Task<int> PurgeAsync() =>
        new RetentionPurge(_it.Store, Options.Create(new StorageOptions()), Options.Create(new AuditOptions()), _it.Clock, NullLogger<RetentionPurge>.Instance).RunAsync(Token);

    private async Task TakeWithEverythingAsync(string pushId)
    {
        var request = Request(pushId, "+8613800000001", "+8613800000002") with { Idempotency = new IdempotentRequest(pushId, new byte[] { 1 }), Capabilities = "<rdf/>"u8.ToArray() };
        foreach (var transaction in await _it.TakeAsync(request))
        {
            var ended = await _it.EndAsync(transaction, delivered: transaction.Recipient.EndsWith('1'));
            using var journal = new GroupJournal(_it.Store, new SmscInbox(), NullLogger<GroupJournal>.Instance);
            journal.Start(new GroupRecord { Id = ended.SubmissionId!.Value, TransactionId = ended.Id, AccountId = 1, Recipient = ended.Recipient, Link = "link", Segments = 2, StartedAt = _it.Now });
            journal.Finish(Delivered(ended.SubmissionId.Value), _it.Now);
        }

        await new RefusalStore(_it.Store, _it).AddAsync([new Refusal { Id = _it.Store.Ids.Next(), At = _it.Now, AccountId = 1, Source = PushSource.Rest, Code = "code", Reason = "reason" }]);
        await new StoredAnswers(_it, _it.Clock).KeepAsync(1, pushId, new StoredAnswer(new byte[] { 1 }, 202, "/", "{}"u8.ToArray()), Token);
        await TellAllAsync();
        await _it.SettleAsync();
    }

    private async Task TellAllAsync()
    {
        foreach (var due in (await DueAsync()).Due)
        {
            await _it.Store.RecordAsync([SampleOutcome.Of(due, confirmed: true, null, _it.Now)], Token);
        }
    }

    private Task<DueBatch> DueAsync() => _it.Notifications.DueAsync("initiator.example:443", NotificationPosition.First, _it.Now, 100, Token);

    public sealed class OnSqlite() : RetentionPurgeTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : RetentionPurgeTests(StorageProvider.PostgreSql);
}

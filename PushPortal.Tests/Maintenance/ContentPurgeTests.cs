using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Content;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Maintenance;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;
using PushPortal.Tests.Persistence;
using PushPortal.Tests.Portal;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Maintenance;

/// <summary>Contents go before the facts do, by their age or on demand.</summary>
public abstract class ContentPurgeTests(StorageProvider provider) : IDisposable
{
    private const string Secret = "http://secret.example/";

    private readonly StoreUnderTest _it = new(provider);

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Content_that_is_old_goes_and_the_facts_stay()
    {
        var ended = await TakeAsync("old", delivered: true);
        await SeeFetchAsync(ended);
        var before = await _it.Enquiries.FindPushAsync(ended.PushId, null, 10, Token);
        _it.Clock.Advance(TimeSpan.FromDays(8));

        Assert.Equal(1, await PurgeAsync());

        var after = (await _it.Enquiries.FindPushAsync(ended.PushId, null, 10, Token))!;
        Assert.Equal((0, null, new ContentErasure(_it.Now)), (after.Summary.Push.Datagram.Length, after.Summary.Push.Href, after.Summary.Push.Erased));
        Assert.Equal("application/vnd.wap.sic", after.Summary.Push.ContentType);
        Assert.Equal(
            before!.Transactions.Select(transaction => (transaction.State, transaction.Segments, transaction.Attempts, transaction.UpdatedAt)),
            after.Transactions.Select(transaction => (transaction.State, transaction.Segments, transaction.Attempts, transaction.UpdatedAt)));
        var told = (await _it.Enquiries.FindTransactionAsync(ended.Id, null, Token))!;
        var seen = Assert.Single(told.Timeline.Select(entry => entry.Details).OfType<TimelineDetails.FetchSeen>());
        Assert.Equal(("", 200, 17L), (seen.Url, seen.HttpStatus, seen.Octets));
        Assert.DoesNotContain(_it.Lines("SELECT href, datagram FROM pushes").Concat(_it.Lines("SELECT details FROM timeline")), line => line.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Content_that_is_young_or_still_waited_for_stays_until_that_is_over()
    {
        var pending = (await _it.TakeAsync(Request("pending") with { Notify = null }))[0];
        _it.Clock.Advance(TimeSpan.FromDays(8));
        await TakeAsync("young", delivered: false);

        Assert.Equal(0, await PurgeAsync());
        Assert.Equal(0, await PurgeAsync());
        await _it.EndAsync(pending, delivered: true);

        Assert.Equal(1, await PurgeAsync());
        Assert.Equal(["pending"], _it.Lines("SELECT initiator_push_id FROM pushes WHERE erased_at IS NOT NULL"));
    }

    [Fact]
    public async Task Old_contents_go_in_steps_and_past_those_that_stay()
    {
        for (var at = 0; at < 450; at++)
        {
            var transaction = (await _it.TakeAsync(Request($"push-{at}") with { Notify = null }))[0];
            if (at % 3 != 0)
            {
                await _it.HappenAsync(transaction, new TransactionEvent.CancelRequested());
            }
        }

        _it.Clock.Advance(TimeSpan.FromDays(8));

        Assert.Equal(300, await PurgeAsync());
        Assert.Equal(0, await PurgeAsync());
        Assert.Equal(150, _it.Number("SELECT count(*) FROM pushes WHERE erased_at IS NULL"));
    }

    /// <summary>The oldest push waits; a run that has nothing to erase looks no further back than the last one, and asks nothing of the writer.</summary>
    [Fact(Timeout = 60_000)]
    public async Task Push_that_waits_long_costs_the_writer_nothing()
    {
        var waiting = (await _it.TakeAsync(Request("waiting") with { Notify = null }))[0];
        await TakeAsync("old", delivered: true);
        var last = await TakeAsync("last", delivered: true);
        _it.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(2, await PurgeAsync());
        Assert.Equal(last.PushId, _it.Number("SELECT value FROM store_settings WHERE name = 'content_erased_up_to'"));

        using (HeldWriter.Hold(_it.Store.Writer))
        {
            Assert.Equal(0, await PurgeAsync().WaitAsync(TestContext.Current.CancellationToken));
        }

        await _it.EndAsync(waiting, delivered: true);
        Assert.Equal(1, await PurgeAsync());
        Assert.Equal(0, _it.Number("SELECT count(*) FROM pushes WHERE erased_at IS NULL"));
        Assert.Empty(_it.Lines("SELECT push_id FROM kept_contents"));
    }

    /// <summary>More pushes are waited for than one batch has, and end in between: by themselves, erased on demand, deleted for their age.</summary>
    [Fact]
    public async Task Pushes_that_were_waited_for_are_looked_at_until_that_is_over()
    {
        var waiting = new List<Transaction>();
        for (var at = 0; at < 450; at++)
        {
            waiting.AddRange(await _it.TakeAsync(Request($"push-{at}") with { Notify = null }));
        }

        _it.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(0, await PurgeAsync());
        _it.Restart();
        await _it.HappenAsync(waiting[0], new TransactionEvent.CancelRequested());
        await _it.HappenAsync(waiting[210], new TransactionEvent.CancelRequested());
        await _it.HappenAsync(waiting[449], new TransactionEvent.CancelRequested());
        Assert.Equal(ErasureOutcome.Erased, await EraseAsync(waiting[210].PushId));
        _it.Execute($"DELETE FROM pushes WHERE id = {waiting[300].PushId}");

        Assert.Equal(2, await PurgeAsync());
        Assert.Equal(0, await PurgeAsync());
        Assert.Equal(446, _it.Number("SELECT count(*) FROM kept_contents"));
        Assert.Equal(446, _it.Number("SELECT count(*) FROM pushes WHERE erased_at IS NULL"));
    }

    [Fact]
    public async Task Accounts_may_keep_contents_longer_or_shorter_than_the_others()
    {
        await AddAccountAsync(1, TimeSpan.FromDays(30));
        await AddAccountAsync(2, TimeSpan.FromDays(1));
        await AddAccountAsync(3, null);
        foreach (var account in new[] { 1, 2, 3 })
        {
            await TakeAsync($"of {account}", delivered: true, account);
        }

        foreach (var (day, erased) in new[] { (1, 0), (2, 1), (6, 0), (8, 1), (29, 0), (31, 1) })
        {
            _it.Clock.SetUtcNow(StoreUnderTest.Start.AddDays(day));
            Assert.Equal((day, erased), (day, await PurgeAsync()));
            Assert.Equal((day, 0), (day, await PurgeAsync()));
        }

        Assert.Equal(["of 2", "of 3", "of 1"], _it.Lines("SELECT initiator_push_id FROM pushes ORDER BY erased_at"));
    }

    [Fact]
    public async Task Time_of_its_own_that_is_given_changed_and_taken_away_holds_for_what_has_its_content()
    {
        await AddAccountAsync(1, null);
        var waiting = (await _it.TakeAsync(Request("waiting") with { Notify = null }))[0];
        await TakeAsync("first", delivered: true);
        _it.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(1, await PurgeAsync());

        // What was waited for is kept for the longer time as well.
        await KeepAsync(1, TimeSpan.FromDays(20));
        await _it.EndAsync(waiting, delivered: true);
        await TakeAsync("second", delivered: true);
        _it.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal(0, await PurgeAsync());
        await KeepAsync(1, TimeSpan.FromDays(15));
        Assert.Equal(1, await PurgeAsync());

        // The others were gone through behind it meanwhile.
        await AddAccountAsync(2, null);
        await TakeAsync("of 2", delivered: true, account: 2);
        _it.Clock.Advance(TimeSpan.FromDays(8));
        await KeepAsync(1, TimeSpan.FromDays(100));
        Assert.Equal(1, await PurgeAsync());
        await KeepAsync(1, null);
        Assert.Equal(1, await PurgeAsync());
        Assert.Equal(0, _it.Number("SELECT count(*) FROM pushes WHERE erased_at IS NULL"));
    }

    [Fact]
    public async Task Content_is_erased_on_demand_with_who_and_why_and_is_not_sent_again()
    {
        var ended = await TakeAsync("failed", delivered: false);
        var gateway = Gateway(_it.Store, _it.Store, _it.Store.Ids, new HandFeed(), new Domain.Work.TransactionSignal(_it.Clock), new Domain.Work.NotificationSignal(_it.Clock), new PpgPolicy(), _it.Clock);

        Assert.Equal(ErasureOutcome.Erased, await EraseAsync(ended.PushId));
        Assert.Equal(ErasureOutcome.ErasedBefore, await EraseAsync(ended.PushId, "another reason"));

        var push = (await _it.Enquiries.FindPushAsync(ended.PushId, null, 1, Token))!.Summary.Push;
        Assert.Equal(new ContentErasure(_it.Now, "anna", "asked by the subscriber"), push.Erased);
        Assert.Equal(["push-content-erased|anna|asked by the subscriber"], _it.Lines("SELECT action, actor, reason FROM audit"));
        var refused = Assert.IsType<RetryResult.Refused>(await gateway.RetryAsync(ended.Id, null, "anna", null, Token));
        Assert.Equal("its content was erased", refused.Why);
    }

    [Fact]
    public async Task Content_that_is_waited_for_and_that_of_another_account_is_not_erased()
    {
        var pending = (await _it.TakeAsync(Request("pending")))[0];
        var ended = await TakeAsync("ended", delivered: true);

        Assert.Equal(ErasureOutcome.NotEnded, await EraseAsync(pending.PushId));
        Assert.Equal(ErasureOutcome.NotFound, await EraseAsync(ended.PushId, accountId: 2));
        Assert.Equal(ErasureOutcome.NotFound, await EraseAsync(ended.PushId + 1));
        Assert.Equal(0, _it.Number("SELECT count(*) FROM pushes WHERE erased_at IS NOT NULL"));
        Assert.Empty(_it.Lines("SELECT 1 FROM audit"));
    }

    /// <summary>Who read the push before it was erased opens no run of nothing.</summary>
    [Fact]
    public async Task Run_that_was_asked_for_meanwhile_is_not_opened()
    {
        var ended = await TakeAsync("failed", delivered: false);

        await EraseAsync(ended.PushId);

        Assert.Null(await _it.HappenAsync(ended, new TransactionEvent.RetryRequested("support", _it.Now.AddDays(1), false)));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<int> PurgeAsync() =>
        new ContentPurge(_it.Store, Options.Create(new StorageOptions()), _it.Clock, NullLogger<ContentPurge>.Instance).RunAsync(Token);

    private Task<ErasureOutcome> EraseAsync(long push, string reason = "asked by the subscriber", long? accountId = 1) =>
        new ContentErasures(_it.Store, _it.Store, new FixedAccounts(), _it.Clock).EraseAsync(push, accountId, reason, Actor.User("anna", "10.0.0.7"), Token);

    private async Task AddAccountAsync(long id, TimeSpan? kept)
    {
        await using (var db = _it.CreateDbContext())
        {
            db.Accounts.Add(new AccountRow { Id = id, Code = $"account{id}", Name = $"Account {id}", WebhookSecret = new byte[24] });
            await db.SaveChangesAsync(Token);
        }

        await KeepAsync(id, kept);
    }

    /// <summary>As an administrator sets it.</summary>
    private async Task KeepAsync(long id, TimeSpan? kept)
    {
        using var directory = new AccountDirectory(_it, _it.Clock);
        using var editor = new AccountEditor(_it, directory, Options.Create(new AccountOptions()), _it.Clock);
        Assert.Null(await editor.ChangeAsync(id, new AccountEdit { Name = $"Account {id}", Enabled = true, ContentRetention = kept }, Actor.User("anna", null), null, Token));
    }

    private async Task<Transaction> TakeAsync(string pushId, bool delivered, long account = 1) => await _it.EndAsync(
        (await _it.TakeAsync(Request(pushId) with { Account = Account(account), Notify = null, Content = new ServiceIndication { Text = "secret", Href = Secret } }))[0], delivered);

    private Task SeeFetchAsync(Transaction transaction) => _it.Store.AddAsync(
        new TimelineEntry
        {
            TransactionId = transaction.Id,
            At = _it.Now,
            Kind = TimelineKind.Fetched,
            State = transaction.State,
            Step = TransactionStep.None,
            Cause = FailureCause.None,
            Details = new TimelineDetails.FetchSeen(Secret, 200, 17, 5),
        },
        Token);

    public sealed class OnSqlite() : ContentPurgeTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : ContentPurgeTests(StorageProvider.PostgreSql);
}

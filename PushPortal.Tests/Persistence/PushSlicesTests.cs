using System.Globalization;
using PushPortal.Domain.Content;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;
using PushPortal.Infrastructure.Persistence.Store;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Persistence;

/// <summary>The sums of the slices, held against the pushes themselves.</summary>
public abstract class PushSlicesTests(StorageProvider provider) : IDisposable
{
    private const string StoredSql =
        "SELECT account_id, first_id, pending, delivered, failed, partly FROM push_slices ORDER BY 1, 2";

    private const string CountedSql =
        "WITH p AS (SELECT account_id, (SELECT max(first_id) FROM push_slices s WHERE s.account_id = 0 AND s.first_id <= pushes.id) AS first_id, recipients, delivered, failed FROM pushes), " +
        "q AS (SELECT * FROM p UNION ALL SELECT 0, first_id, recipients, delivered, failed FROM p) " +
        "SELECT account_id, first_id, sum(CASE WHEN delivered + failed < recipients THEN 1 ELSE 0 END), sum(CASE WHEN delivered = recipients THEN 1 ELSE 0 END), " +
        "sum(CASE WHEN failed = recipients THEN 1 ELSE 0 END), sum(CASE WHEN delivered > 0 AND failed > 0 AND delivered + failed = recipients THEN 1 ELSE 0 END) FROM q GROUP BY 1, 2 ORDER BY 1, 2";

    private static readonly string[] Numbers = ["+8613800000001", "+8613800000002", "+8613800000003"];

    private readonly StoreUnderTest _it = new(provider);
    private readonly List<Transaction> _known = [];
    private int _names;

    public void Dispose() => _it.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Sums_are_those_of_the_pushes_whatever_happens_to_them(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 6; round++)
        {
            await TakeAsync(random, PushSliceRow.Pushes / 2);
            await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => HappenAsync(random)));
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ReplaceAsync(random)));
            Check();
            await CheckCountsAsync(random);
            switch (round % 3)
            {
                case 0:
                    _it.Restart(_it.Now.AddMinutes(random.Next(-2, 10)));
                    break;
                case 1:
                    await PurgeAsync();
                    break;
            }
        }

        Assert.InRange(Slices(), 3, 8);
        Assert.All(new[] { "pending", "delivered", "failed", "partly" }, status => Assert.NotEqual(0, _it.Number($"SELECT sum({status}) FROM push_slices")));
    }

    [Fact]
    public async Task Push_that_is_stored_late_is_found_in_the_slice_of_its_id()
    {
        var late = _it.Make(Request("late") with { Account = Account(2) });
        await TakeAsync(new Random(1), PushSliceRow.Pushes + 1);
        Assert.Equal(2, Slices());

        await _it.Store.AcceptAsync(late.Push, late.Starts, null, Token);

        Check();
        Assert.True(late.Push.Id < _it.Number("SELECT max(first_id) FROM push_slices"));
        Assert.Contains(late.Push.Id, await AllAsync(2));
    }

    [Fact]
    public async Task Push_of_many_recipients_is_in_one_slice_with_its_transactions()
    {
        await TakeAsync(new Random(1), PushSliceRow.Pushes - 1);
        var many = await _it.TakeAsync(Request("many", Numbers));
        await TakeAsync(new Random(2), 1);
        Assert.Equal(2, Slices());

        var failed = await _it.EndAsync(many[^1], delivered: false);

        Check();
        Assert.True(failed.Id < _it.Number("SELECT max(first_id) FROM push_slices"));
        Assert.Equal([failed], (await _it.Enquiries.FailuresAsync(new FailureFilter { AccountId = 1 }, null, 10, Token)).Rows.Select(row => row.Transaction));
    }

    [Fact]
    public async Task Commit_that_fails_is_not_counted_and_its_pushes_are_counted_once()
    {
        var (push, starts) = _it.Make(Request("broken"));
        var broken = starts[0] with { Transaction = starts[0].Transaction with { Recipient = null! } };
        var before = TakeAsync(new Random(1), PushSliceRow.Pushes);
        var refused = _it.Store.AcceptAsync(push, [broken], null, Token);
        var after = TakeAsync(new Random(2), PushSliceRow.Pushes);

        await Assert.ThrowsAnyAsync<Exception>(() => refused);
        await before;
        await after;

        Check();
    }

    [Fact]
    public async Task Slices_end_with_their_last_push_and_go_on_being_found()
    {
        await TakeAsync(new Random(1), PushSliceRow.Pushes * 2);
        await Task.WhenAll(_known.Select(transaction => _it.HappenAsync(transaction, new TransactionEvent.CancelRequested())));
        _it.Clock.Advance(TimeSpan.FromDays(1));
        await PurgeAsync();
        Assert.Equal(0, Slices());

        _known.Clear();
        await TakeAsync(new Random(2), PushSliceRow.Pushes + 1);

        Check();
        Assert.Equal(_it.Number("SELECT count(*) FROM pushes WHERE account_id = 1"), (await AllAsync(1)).Count);
    }

    /// <summary>What no sum has, looked for with and without a recipient, a tag and a push-id: each way finds the same pushes.</summary>
    [Fact]
    public async Task Pushes_are_sifted_by_content_door_cause_code_and_segments()
    {
        var plain = await _it.TakeAsync(Request("plain") with { Tags = ["t"] });
        var failed = await _it.TakeAsync(Request("failed", Numbers) with
        {
            Source = PushSource.Pap,
            Tags = ["t"],
            Content = new ServiceIndication { Text = "Hello", Href = "http://pi.example/" },
        });
        var ended = await _it.EndAsync(failed[^1], delivered: false);
        await _it.EndAsync(plain[0], delivered: true);
        var (one, other) = (plain[0].PushId, ended.PushId);

        await FindsAsync(new PushFilter { ContentType = "application/vnd.wap.sic" }, other);
        await FindsAsync(new PushFilter { ContentType = "application/vnd.wap" });
        await FindsAsync(new PushFilter { ContentType = "" }, one);
        await FindsAsync(new PushFilter { Source = PushSource.Pap }, other);
        await FindsAsync(new PushFilter { Source = PushSource.Rest, Segments = plain[0].Segments }, one);
        await FindsAsync(new PushFilter { Segments = ended.Segments, Source = PushSource.Pap }, other);
        await FindsAsync(new PushFilter { Causes = [ended.Cause, FailureCause.NoLink] }, other);
        await FindsAsync(new PushFilter { Causes = [FailureCause.NoLink] });
        await FindsAsync(new PushFilter { Causes = [] });
        await FindsAsync(new PushFilter { Code = ended.Code }, other);
        await FindsAsync(new PushFilter { Code = Transaction.PendingCode }, other);
        await FindsAsync(new PushFilter { Code = 1000 }, one);
        await FindsAsync(new PushFilter { Code = 4999 });

        async Task FindsAsync(PushFilter filter, params long[] expected)
        {
            foreach (var asked in new[] { filter, filter with { Recipient = Numbers[0] }, filter with { Tag = "t" }, filter with { AccountId = 1 }, filter with { Before = 0 } })
            {
                Assert.Equal(expected, (await _it.Enquiries.PageAsync(asked, Token)).Rows.Select(row => row.Push.Id));
            }

            Assert.Equal(expected.Intersect([other]), (await _it.Enquiries.PageAsync(filter with { InitiatorPushId = "failed" }, Token)).Rows.Select(row => row.Push.Id));
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private int Slices() => (int)_it.Number("SELECT count(*) FROM push_slices WHERE account_id = 0");

    private void Check()
    {
        Assert.Equal(_it.Lines(CountedSql), _it.Lines(StoredSql));
        Assert.Equal(
            _it.Lines("SELECT account_id, (updated_at / 10000000 - 62135596800) / 3600 AS hour, 1000 + state * 256 + cause AS kind, count(*) FROM transactions WHERE state > 1 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"),
            _it.Lines("SELECT account_id, hour, kind, count FROM counts WHERE kind >= 1000 AND count <> 0 ORDER BY 1, 2, 3"));
    }

    /// <summary>Of ranges that cut slices anywhere.</summary>
    private async Task CheckCountsAsync(Random random)
    {
        await using var db = _it.CreateDbContext();
        for (var time = 0; time < 8; time++)
        {
            var (one, other) = (_known[random.Next(_known.Count)].PushId, _known[random.Next(_known.Count)].PushId);
            var (low, high) = (time % 3 == 0 ? 0 : Math.Min(one, other), time % 2 == 0 ? long.MaxValue : Math.Max(one, other));
            long? account = time % 4 == 3 ? null : 1 + (time % 4);
            var counts = await db.CountAsync(account, low, high, Token);
            var where = $"id >= {low} AND id < {high} AND {(account is null ? "1 = 1" : $"account_id = {account}")}";
            Assert.Equal(
                new PushCounts(
                    _it.Number($"SELECT count(*) FROM pushes WHERE {where} AND delivered + failed < recipients"),
                    _it.Number($"SELECT count(*) FROM pushes WHERE {where} AND delivered = recipients"),
                    _it.Number($"SELECT count(*) FROM pushes WHERE {where} AND failed = recipients"),
                    _it.Number($"SELECT count(*) FROM pushes WHERE {where} AND delivered > 0 AND failed > 0 AND delivered + failed = recipients")),
                counts);
        }
    }

    private async Task<List<long>> AllAsync(long accountId)
    {
        var ids = new List<long>();
        for (var filter = new PushFilter { AccountId = accountId, Limit = 400 }; ;)
        {
            var page = await _it.Enquiries.PageAsync(filter, Token);
            ids.AddRange(page.Rows.Select(row => row.Push.Id));
            if (page.Next is not { } next)
            {
                return ids;
            }

            filter = filter with { After = next };
        }
    }

    /// <summary>Stores pushes of three accounts, not quite in the order of their ids.</summary>
    private async Task TakeAsync(Random random, int count)
    {
        var made = Enumerable.Range(0, count).Select(_ => _it.Make(AnyRequest(random))).ToList();
        for (var at = 0; at + 1 < made.Count; at += 2)
        {
            (made[at], made[at + 1]) = (made[at + 1], made[at]);
        }

        await Task.WhenAll(made.Select(one => _it.Store.AcceptAsync(one.Push, one.Starts, null, Token)));
        _known.AddRange(made.SelectMany(one => one.Starts.Select(start => start.Transaction)));
    }

    private PushRequest AnyRequest(Random random) =>
        Request((++_names).ToString(CultureInfo.InvariantCulture), [.. Numbers.Take(random.Next(1, 4))]) with { Account = Account(random.Next(1, 4)) };

    /// <summary>Delivers, fails, cancels or retries one of the transactions.</summary>
    private async Task HappenAsync(Random random)
    {
        var at = random.Next(_known.Count);
        var transaction = _known[at];
        var now = _it.Now;
        var choice = random.Next(3);
        if (transaction.State == TransactionState.Undeliverable)
        {
            _known[at] = await _it.HappenAsync(transaction, new TransactionEvent.RetryRequested("support", now.AddDays(1), false)) ?? transaction;
        }
        else if (transaction.State == TransactionState.Pending && choice == 0)
        {
            _known[at] = await _it.HappenAsync(transaction, new TransactionEvent.CancelRequested()) ?? transaction;
        }
        else if (transaction.State == TransactionState.Pending && await _it.HappenAsync(transaction, new TransactionEvent.HandedToSmsc(_it.Store.Ids.Next(), now.AddMinutes(2))) is { } suspended)
        {
            _known[at] = await _it.HappenAsync(suspended, choice == 1
                ? new TransactionEvent.GroupDelivered(Transactions.SampleTransactions.Delivered(suspended.SubmissionId!.Value))
                : new TransactionEvent.GroupFailed(Transactions.SampleTransactions.Failed(suspended.SubmissionId!.Value), null)) ?? suspended;
        }
    }

    /// <summary>Puts a push in the place of another, for those of whom the other is pending; the rest are rejected from the start.</summary>
    private async Task ReplaceAsync(Random random)
    {
        var old = (await _it.Store.TransactionsAsync(_known[random.Next(_known.Count)].PushId, Token))!;
        var withdrawals = old.Transactions
            .Where(transaction => transaction.State == TransactionState.Pending)
            .Select(transaction => transaction.After(new TransactionEvent.CancelRequested(), _it.Now, null, _it.Store.Ids.Next))
            .ToList();
        var (push, starts) = _it.Make(AnyRequest(random) with { Account = Account(old.Push.AccountId) });
        var rejections = new PushMaker(_it.Store.Ids, new PpgPolicy()).Rejections(push, starts, _it.Now);
        await _it.Store.ReplaceAsync(push, starts, new Replacement { Withdrawals = withdrawals, Rejections = rejections }, Token);
    }

    private async Task PurgeAsync()
    {
        var ends = _it.Lines("SELECT id FROM pushes ORDER BY id").ConvertAll(long.Parse);
        await _it.Store.Writer.RunAsync(new PurgeOperation(0, ends[^1] + 1, ends.Count, new HashSet<long>(), _it.Now.AddMinutes(1)));
        var left = _it.Lines("SELECT id FROM pushes").ConvertAll(long.Parse).ToHashSet();
        _known.RemoveAll(transaction => !left.Contains(transaction.PushId));
        Check();
    }

    public sealed class OnSqlite() : PushSlicesTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : PushSlicesTests(StorageProvider.PostgreSql);
}

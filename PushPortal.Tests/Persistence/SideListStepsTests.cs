using System.Globalization;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Imports;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Refusals;
using PushPortal.Domain.Retries;
using PushPortal.Infrastructure.Audit;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Store;
using PushPortal.Tests.Portal;
using static PushPortal.Tests.Persistence.GrownStore;

namespace PushPortal.Tests.Persistence;

/// <summary>
/// What the other lists cost, in steps of the database's virtual machine, see <see cref="ListStepsTests"/>: each is of 60,000 rows, of which a few are of a rare kind. A page
/// costs no more than its own rows, whatever it is filtered by, but for a few filters that pass over entries of an index; each is read forth, and where the list is read back, back again.
/// </summary>
public sealed class SideListStepsTests(GrownStore store) : IClassFixture<GrownStore>
{
    private const int FewSteps = 3_000;

    /// <summary>Looking at each entry of an index, and at no row but the page's: what few have is passed over there.</summary>
    private const int StepsOfEntries = GrownStore.Pushes * 16;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, null)]
    [InlineData(1, null)]
    [InlineData(3, null)]
    [InlineData(4, null)]
    [InlineData(null, PushSource.Smpp)]
    [InlineData(1, PushSource.Smpp)]
    [InlineData(3, PushSource.Rest)]
    public async Task Refusals(int? account, PushSource? source)
    {
        var refusals = new RefusalStore(store.Kept(), store);
        var expected = store.Lines($"SELECT id FROM refusals WHERE {Is("account_id", account)} AND {Is("source", (int?)source)} ORDER BY id DESC");

        await ForthAsync(expected, 9, FewSteps, async after => Ids(await refusals.PageAsync(new RefusalFilter(account, source, Before: Long(after)), 9, Token), refusal => refusal.Id));
    }

    public static TheoryData<AuditFilter, string> AuditFilters => new()
    {
        { new(), "1 = 1" },
        { new() { Actor = "admin" }, "actor = 'admin'" },
        { new() { Actor = "rare" }, "actor = 'rare'" },
        { new() { Action = "rare" }, "action = 'rare'" },
        { new() { Subject = "7" }, "subject = '7'" },
        { new() { Account = "3" }, "account = '3'" },
        { new() { Account = "none" }, "1 = 0" },
        { new() { From = Start.AddSeconds(20), To = Start.AddSeconds(30) }, $"at >= {Start.AddSeconds(20).UtcTicks} AND at < {Start.AddSeconds(30).UtcTicks}" },
        { new() { Actor = "admin", To = Start.AddSeconds(30) }, $"actor = 'admin' AND at < {Start.AddSeconds(30).UtcTicks}" },
    };

    [Theory]
    [MemberData(nameof(AuditFilters))]
    public async Task Audit(AuditFilter filter, string condition)
    {
        var audit = new AuditLog(store.Kept(), store, TimeProvider.System);
        var expected = store.Lines($"SELECT id FROM audit WHERE {condition} ORDER BY at DESC, id DESC");
        AuditPosition? next = null;

        await ForthAsync(expected, 9, FewSteps, async after =>
        {
            var page = await audit.PageAsync(filter, after is null ? null : next, 9, Token);
            next = page.Next;
            return Ids(page.Rows, record => record.Id);
        });
    }

    [Theory]
    [InlineData(null, null, null, FewSteps)]
    [InlineData(1, null, null, FewSteps)]
    [InlineData(3, null, null, FewSteps)]
    [InlineData(4, null, null, FewSteps)]
    [InlineData(null, "rare.example:443", null, StepsOfEntries)]
    [InlineData(1, "rare.example:443", null, StepsOfEntries)]
    [InlineData(null, null, true, StepsOfEntries)]
    public async Task Results_that_were_not_told(int? account, string? authority, bool? skipped, int most)
    {
        using var callbacks = new CallbackLog(store.Kept(), store, new FixedAccounts());
        var filter = new UntoldFilter { AccountId = account, Authority = authority, Skipped = skipped };
        var expected = store.Lines(
            $"SELECT transaction_id FROM notifications WHERE {Is("account_id", account)} AND {Is("authority", authority)} AND {Is("skipped", skipped is null ? null : skipped.Value ? 1 : 0)} ORDER BY event_at DESC, transaction_id DESC");
        UntoldPage? read = null;

        await ForthAsync(expected, 9, most, async after =>
        {
            read = await callbacks.PageAsync(filter, after is null ? null : new PageEdge<CallbackPosition>(read!.Next!.Value, IsBefore: false), 9, Token);
            return Ids(read.Rows, row => row.Id.TransactionId);
        });
        if (read?.Previous is { } previous)
        {
            store.Steps = 0;
            Assert.Equal(expected.Take(9), Ids((await callbacks.PageAsync(filter, new PageEdge<CallbackPosition>(previous, IsBefore: true), 9, Token)).Rows, row => row.Id.TransactionId));
            Assert.InRange(store.Steps, 0, most);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public Task Imports(int? account)
    {
        var imports = new ImportStore(store.Kept());
        return BothWaysAsync(
            store.Lines($"SELECT id FROM imports WHERE {Is("account_id", account)} ORDER BY id DESC"),
            async edge => Ids(await imports.PageAsync(account, edge, 9, Token), import => import.Id));
    }

    [Theory]
    [InlineData]
    [InlineData(ImportOutcome.Accepted)]
    [InlineData(ImportOutcome.Invalid)]
    [InlineData(ImportOutcome.Duplicate)]
    [InlineData(ImportOutcome.Refused)]
    [InlineData(ImportOutcome.Duplicate, ImportOutcome.Refused)]
    [InlineData(ImportOutcome.Accepted, ImportOutcome.Refused)]
    public Task Rows_of_an_import(params ImportOutcome[] outcomes)
    {
        var imports = new ImportStore(store.Kept());
        var wanted = outcomes.Length == 0 ? "1 = 1" : $"outcome IN ({string.Join(',', outcomes.Select(outcome => (int)outcome))})";
        return BothWaysAsync(
            store.Lines($"SELECT \"row\" FROM import_results WHERE import_id = {TheImport} AND {wanted} ORDER BY \"row\""),
            async edge => Ids(await imports.ResultsAsync(TheImport, outcomes, edge is { } at ? new PageEdge<int>((int)at.At, at.IsBefore) : null, 9, Token), result => result.Row));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public Task Bulk_retries(int? owner)
    {
        var retries = new BulkRetryStore(store.Kept());
        return BothWaysAsync(
            store.Lines($"SELECT id FROM bulk_retries WHERE {Is("owner_id", owner)} ORDER BY id DESC"),
            async edge => Ids(await retries.PageAsync(owner, edge, 9, Token), retry => retry.Id));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(BulkRetryOutcome.Waiting)]
    [InlineData(BulkRetryOutcome.Retried)]
    [InlineData(BulkRetryOutcome.Changed)]
    [InlineData(BulkRetryOutcome.DeadlinePassed)]
    public Task Items_of_a_bulk_retry(BulkRetryOutcome? outcome)
    {
        var retries = new BulkRetryStore(store.Kept());
        return BothWaysAsync(
            store.Lines($"SELECT transaction_id FROM bulk_retry_items WHERE bulk_retry_id = {TheRetry} AND {Is("outcome", (int?)outcome)} ORDER BY transaction_id"),
            async edge => Ids(await retries.ItemsAsync(TheRetry, outcome, edge, 9, Token), item => item.TransactionId));
    }

    [Theory]
    [InlineData(QueueStage.Due, null)]
    [InlineData(QueueStage.Due, Priority.High)]
    [InlineData(QueueStage.Due, Priority.Medium)]
    [InlineData(QueueStage.Later, null)]
    [InlineData(QueueStage.AtSmsc, null)]
    [InlineData(QueueStage.Held, null)]
    public async Task Queues(QueueStage stage, Priority? priority)
    {
        store.Kept();
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Start.AddSeconds(5));
        var queues = new QueueEnquiries(store, clock);
        var now = clock.GetUtcNow().UtcTicks;
        var lane = stage switch { QueueStage.AtSmsc => $"= {Infrastructure.Persistence.Rows.TransactionRow.SuspendedLane}", QueueStage.Held => $"= {Infrastructure.Persistence.Rows.TransactionRow.HeldLane}", _ => priority is { } one ? $"= {(int)one}" : "< 3" };
        var due = stage switch { QueueStage.Due => $"due_at <= {now}", QueueStage.Later => $"due_at > {now}", _ => "1 = 1" };
        var expected = store.Lines($"SELECT id FROM transactions WHERE lane {lane} AND {due} ORDER BY due_at, id");
        Assert.NotEmpty(expected);
        QueuePosition? next = null;

        await ForthAsync(expected, 9, FewSteps, async after =>
        {
            var page = await queues.PageAsync(stage, priority, after is null ? null : next, 9, Token);
            next = page.Next;
            return Ids(page.Rows, row => row.Transaction.Id);
        });
        store.Steps = 0;
        await queues.DepthsAsync(1_000, Token);
        Assert.InRange(store.Steps, 0, 60_000);
    }

    [Theory]
    [InlineData(null, "often", FewSteps)]
    [InlineData(1, "often", FewSteps)]
    [InlineData(null, "rare", FewSteps)]
    [InlineData(null, "", FewSteps)]
    [InlineData(4, "often", StepsOfEntries)]
    public Task Failures_of_a_link(int? account, string link, int most) =>
        FailuresAsync(new FailureFilter { AccountId = account, Link = link }, $"{(link.Length == 0 ? "link IS NULL" : Is("link", link))} AND {Is("account_id", account)}", "updated_at DESC, id DESC", most);

    [Theory]
    [InlineData(null, FewSteps)]
    [InlineData(1, StepsOfEntries)]
    [InlineData(3, StepsOfEntries)]
    public Task Failures_that_expire(int? account, int most) => FailuresAsync(
        new FailureFilter { AccountId = account, Expiry = new ExpiryRange(Start, Start.AddDays(1)) }, $"deliver_before_given = 1 AND {Is("account_id", account)}", "expires_at, id", most);

    private async Task FailuresAsync(FailureFilter filter, string condition, string order, int most)
    {
        store.Kept();
        var enquiries = new PushEnquiries(store, store.Kept().Keys, TimeProvider.System);
        var expected = store.Lines($"SELECT id FROM transactions WHERE state > 1 AND {condition} ORDER BY {order}");
        FailurePage? page = null;
        await ForthAsync(expected, 9, most, async after =>
        {
            page = await enquiries.FailuresAsync(filter, after is null ? null : new PageEdge<FailurePosition>(page!.Next!.Value, IsBefore: false), 9, Token);
            return Ids(page.Rows, row => row.Transaction.Id);
        });
    }

    /// <summary>Reads the first page, the next one, and the first one again.</summary>
    private async Task BothWaysAsync(List<string> expected, Func<PageEdge<long>?, Task<List<string>>> page)
    {
        string? first = null;
        await ForthAsync(expected, 9, FewSteps, async after =>
        {
            var rows = await page(after is null ? null : new PageEdge<long>(Long(after)!.Value, IsBefore: false));
            first = after is null ? null : rows.FirstOrDefault();
            return rows;
        });
        if (first is not null)
        {
            store.Steps = 0;
            Assert.Equal(expected.Take(9), await page(new PageEdge<long>(Long(first)!.Value, IsBefore: true)));
            Assert.InRange(store.Steps, 0, FewSteps);
        }
    }

    /// <summary>Reads two pages of the list, and what each costs.</summary>
    /// <param name="page">Reads the page behind a row; null for the first one.</param>
    private async Task ForthAsync(List<string> expected, int rows, int most, Func<string?, Task<List<string>>> page)
    {
        store.Steps = 0;
        var first = await page(null);
        Assert.InRange(store.Steps, 0, most);
        Assert.Equal(expected.Take(rows), first);
        if (expected.Count > rows)
        {
            store.Steps = 0;
            var second = await page(first[^1]);
            Assert.InRange(store.Steps, 0, most);
            Assert.Equal(expected.Skip(rows).Take(rows), second);
        }
    }

    private static List<string> Ids<T>(IEnumerable<T> rows, Func<T, long> id) => [.. rows.Select(row => id(row).ToString(CultureInfo.InvariantCulture))];

    private static long? Long(string? id) => id is null ? null : long.Parse(id, CultureInfo.InvariantCulture);

    private static string Is(string column, int? value) => value is { } given ? $"{column} = {given}" : "1 = 1";

    private static string Is(string column, string? value) => value is null ? "1 = 1" : $"{column} = '{value}'";
}

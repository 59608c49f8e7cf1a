using System.Globalization;
using System.Text;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Imports;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Work;
using PushPortal.Infrastructure.Imports;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Store;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.Persistence;
using PushPortal.Web.Imports;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Imports;

/// <summary>Files through check and submission, over the store as it is in operation.</summary>
public abstract partial class PushImportsTests : IDisposable
{
    private static readonly ImportPolicy Policy = new();

    private readonly StoreUnderTest _it;
    private readonly SwitchedAccounts _accounts = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("pushportal-imports-").FullName;
    private readonly ImportFiles _files;
    private ImportStore _store = null!;
    private FaultyImports _faulty = null!;
    private BusyPushes _pushes = null!;
    private PushImports _imports = null!;
    private ImportWork _work = null!;

    protected PushImportsTests(StorageProvider provider)
    {
        _it = new StoreUnderTest(provider);
        _files = new ImportFiles(_folder);
        Open();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _work.Dispose();
        _store.Dispose();
        _it.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Check_counts_what_would_be_sent_and_submits_nothing()
    {
        await _it.AcceptAsync(Request("used-before"));

        var import = await CheckedAsync(
            "recipient,pushId,text",
            "+8613800000001,a,hello",
            "+8613800000002,,hello",
            "nobody,c,hello",
            "+8613800000002,,hello",
            "+8613800000003,a,other",
            "+8613800000004,used-before,hello",
            "+8613800000005",
            $"+8613800000006,,{new string('x', 200)}");

        Assert.Equal((ImportStatus.Checked, new ImportCounts(3, 2, 3, 4, 3, 0, 0)), (import.Status, import.Counts));
        var findings = await _imports.ResultsAsync(import, [], 0, 100, Ct);
        Assert.Equal(
            [(4, ImportOutcome.Invalid, "recipient"), (5, ImportOutcome.Duplicate, null), (6, ImportOutcome.Duplicate, null), (7, ImportOutcome.Duplicate, null), (8, ImportOutcome.Invalid, null)],
            findings.Select(finding => (finding.Row, finding.Outcome, finding.Problem!.Column)));
        Assert.Equal("has the same content for the same recipient as row 3", findings[1].Problem!.Reason);
        Assert.Equal("has the same push-id as row 2", findings[2].Problem!.Reason);
        Assert.StartsWith("has a push-id that the account used for psh_", findings[3].Problem!.Reason, StringComparison.Ordinal);
        Assert.Equal(1, _it.Number("SELECT count(*) FROM pushes"));
        Assert.Null(await _work.StepAsync(Ct));
    }

    [Fact]
    public async Task Started_each_row_is_a_push_of_the_account()
    {
        var import = await CheckedAsync("recipient,pushId,text", "+8613800000001,mine,hello", "bad,,hello", "+8613800000001,,hello", "+8613800000002,,hello");

        Assert.Null(await _imports.StartAsync(import, "somebody", 5_000, false, Ct));
        var done = await RunAsync(import);

        Assert.Equal((ImportStatus.Finished, 2, 0, "somebody"), (done.Status, done.Counts.Accepted, done.Counts.Refused, done.ChangedBy));
        Assert.Equal(["1|mine|5", $"1|{PublicIdOf(1)}|5"], _it.Lines("SELECT account_id, initiator_push_id, source FROM pushes ORDER BY id"));
        Assert.Equal(
            [(2, ImportOutcome.Accepted), (3, ImportOutcome.Invalid), (4, ImportOutcome.Duplicate), (5, ImportOutcome.Accepted)],
            (await _imports.ResultsAsync(done, [], 0, 100, Ct)).Select(result => (result.Row, result.Outcome)));
        Assert.All(await _imports.ResultsAsync(done, [ImportOutcome.Accepted], 0, 100, Ct), result => Assert.Equal((TransactionStep.Queued, true), (result.Step, result.PushId is not null)));
        Assert.Equal([3, 4], (await _imports.ResultsAsync(done, PushImports.Errors, 0, 100, Ct)).Select(result => result.Row));
    }

    [Fact]
    public async Task Duplicates_are_sent_when_that_is_asked_for_and_a_used_push_id_is_refused()
    {
        await _it.AcceptAsync(Request("used-before"));
        var import = await CheckedAsync("recipient,pushId,text", "+8613800000001,,hello", "+8613800000001,,hello", "+8613800000002,used-before,hello");

        await _imports.StartAsync(import, "somebody", 100, true, Ct);
        var done = await RunAsync(import);

        Assert.Equal((3, 2, 1, 0), (done.ToSend, done.Counts.Accepted, done.Counts.Refused, done.Waiting));
        Assert.Contains("psh_", Assert.Single(await _imports.ResultsAsync(done, [ImportOutcome.Refused], 0, 100, Ct)).Problem!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rate_says_how_many_go_at_a_time()
    {
        var import = await CheckedAsync(Rows(50));
        await _imports.StartAsync(import, "somebody", 10, false, Ct);

        await _work.StepAsync(Ct);
        Assert.Equal(2, (await ReadAsync(import)).Counts.Accepted);
        _it.Clock.Advance(TimeSpan.FromMilliseconds(500));
        await _work.StepAsync(Ct);
        Assert.Equal(7, (await ReadAsync(import)).Counts.Accepted);
    }

    [Fact]
    public async Task Paused_nothing_goes_and_resumed_it_goes_on()
    {
        var import = await CheckedAsync(Rows(50));
        await _imports.StartAsync(import, "somebody", 10, false, Ct);
        await _work.StepAsync(Ct);

        Assert.Null(await _imports.PauseAsync(await ReadAsync(import), "other", Ct));
        _it.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await _work.StepAsync(Ct));
        Assert.Equal((ImportStatus.Paused, 2), ((await ReadAsync(import)).Status, Pushes()));

        Assert.Null(await _imports.ResumeAsync(await ReadAsync(import), "other", Ct));
        var done = await RunAsync(import);
        Assert.Equal((ImportStatus.Finished, 50, 50), (done.Status, done.Counts.Accepted, Pushes()));
        Assert.Equal(50, Recipients());
    }

    [Fact]
    public async Task Cancelled_what_was_sent_stays_and_the_rest_does_not_go()
    {
        var import = await CheckedAsync(Rows(50));
        await _imports.StartAsync(import, "somebody", 10, false, Ct);
        await _work.StepAsync(Ct);

        Assert.Null(await _imports.CancelAsync(await ReadAsync(import), "other", Ct));
        _it.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await _work.StepAsync(Ct));

        Assert.Equal((ImportStatus.Cancelled, 2, 2), ((await ReadAsync(import)).Status, (await ReadAsync(import)).Counts.Accepted, Pushes()));
        Assert.Equal("it has ended", await _imports.CancelAsync(await ReadAsync(import), "other", Ct));
    }

    [Fact]
    public async Task Account_has_no_more_imports_and_octets_than_it_may()
    {
        Open(new ImportPolicy { MostOpen = 2, MostKeptOctets = 4 * ImportPolicy.LeastOctets });
        var first = await UploadAsync(Rows(1));
        await UploadAsync(Rows(1));

        Assert.True((await Assert.ThrowsAsync<ImportFileException>(() => UploadAsync(Rows(1)))).IsTooMany);
        await _imports.CancelAsync(first, "somebody", Ct);
        await _imports.CancelAsync(await UploadAsync(Rows(1)), "somebody", Ct);
        Assert.Equal(new ImportShare(1, 3 * ImportPolicy.LeastOctets), await _store.ShareAsync(1, Ct));

        // What has ended is kept, and counts.
        Assert.True((await Assert.ThrowsAsync<ImportFileException>(() => UploadAsync("recipient,text", new string('x', ImportPolicy.LeastOctets)))).IsTooLarge);
        await _imports.CancelAsync(await UploadAsync(Rows(1)), "somebody", Ct);
        Assert.True((await Assert.ThrowsAsync<ImportFileException>(() => UploadAsync(Rows(1)))).IsTooMany);
        Assert.Equal(4, _files.Ids.Count);
    }

    [Fact]
    public async Task Files_that_come_at_once_have_no_more_octets_together_than_the_account_may()
    {
        Open(new ImportPolicy { MostKeptOctets = 4 * ImportPolicy.LeastOctets });
        var row = $"+8613800000001,{new string('x', 100)}\n";
        var rows = (3 * ImportPolicy.LeastOctets / row.Length) - 1;
        Task<PushImport>? other = null;
        using var file = new GrowingFile(rows, at => at == 0 ? "recipient,text\n" : row, at => other ??= UploadAsync("recipient,text", string.Concat(Enumerable.Repeat(row, rows))));

        bool[] taken = [await IsTakenAsync(UploadAsync(file)), await IsTakenAsync(other!)];

        Assert.Equal([false, true], taken.Order());
        Assert.Equal((1, 1), (_files.Ids.Count, _it.Number("SELECT count(*) FROM imports")));

        static async Task<bool> IsTakenAsync(Task<PushImport> upload)
        {
            try
            {
                await upload;
                return true;
            }
            catch (ImportFileException refused) when (refused.IsTooMany || refused.IsTooLarge)
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task File_is_not_taken_when_there_is_too_little_space_for_the_database()
    {
        Open(new ImportPolicy { LeastFreeOctets = long.MaxValue });

        await Assert.ThrowsAsync<StoreBusyException>(() => UploadAsync(Rows(1)));
        Assert.Empty(_files.Ids);
    }

    [Fact]
    public async Task Two_operators_start_it_once()
    {
        var import = await CheckedAsync(Rows(5));

        Assert.Null(await _imports.StartAsync(import, "first", 100, false, Ct));
        Assert.Equal("it changed while this was asked", await _imports.StartAsync(import, "second", 100, false, Ct));

        var done = await RunAsync(import);
        Assert.Equal(("first", 5), (done.ChangedBy, Pushes()));
        Assert.Equal("it was started or ended before", await _imports.StartAsync(done, "second", 100, false, Ct));
    }

    [Fact]
    public async Task Start_of_what_another_has_mapped_anew_since_starts_nothing()
    {
        var seen = await CheckedAsync("recipient,text,other", "+8613800000001,hello,bye");
        var other = seen.Mapping with { Columns = new Dictionary<string, string>(seen.Mapping.Columns) { ["text"] = "other" } };
        Assert.Null(await _imports.CheckAsync(seen, other, "second", Ct));
        await WorkAsync();

        Assert.Equal("it changed while this was asked", await _imports.StartAsync(seen, "first", 100, false, Ct));

        var kept = await ReadAsync(seen);
        Assert.Equal((ImportStatus.Checked, "other", "second", 0), (kept.Status, kept.Mapping.Columns["text"], kept.ChangedBy, Pushes()));
        Assert.Null(await _imports.StartAsync(kept, "first", 100, false, Ct));
    }

    [Fact]
    public async Task Restart_between_pushes_and_their_settlement_doubles_nothing()
    {
        var import = await CheckedAsync(Rows(100));
        await _imports.StartAsync(import, "somebody", 5_000, false, Ct);

        // The pushes of the first batch are on disk, and what is written of it is not.
        _faulty.Fails = true;
        await Assert.ThrowsAsync<AggregateException>(() => _work.StepAsync(Ct));
        Assert.Equal((32, 0), (Pushes(), (await ReadAsync(import)).Position));

        Restart();
        var done = await RunAsync(import);

        Assert.Equal((ImportStatus.Finished, 100, 0), (done.Status, done.Counts.Accepted, done.Counts.Refused));
        Assert.Equal((100, 100), (Pushes(), Recipients()));
        Assert.Equal(100, (await _imports.ResultsAsync(done, [ImportOutcome.Accepted], 0, 500, Ct)).Select(result => result.PushId).Distinct().Count());
    }

    [Fact]
    public async Task Restart_begins_a_check_anew()
    {
        var import = await UploadAsync([.. Rows(900), "nobody,hello"]);
        await _imports.CheckAsync(import, import.Mapping, "somebody", Ct);
        await _work.StepAsync(Ct);
        Assert.Equal(500, (await ReadAsync(import)).Counts.Rows);

        Restart();
        await WorkAsync();

        Assert.Equal((ImportStatus.Checked, 900, 1, 0), ((await ReadAsync(import)).Status, (await ReadAsync(import)).Counts.Valid, (await ReadAsync(import)).Counts.Invalid, (await ReadAsync(import)).Counts.Duplicates));
    }

    [Fact]
    public async Task Busy_gateway_is_waited_for_and_nothing_is_lost_or_doubled()
    {
        var import = await CheckedAsync(Rows(100));
        await _imports.StartAsync(import, "somebody", 5_000, false, Ct);

        // Of the batch the fifth is turned away, and those behind it are taken.
        _pushes.Refuses = number => number is 5 or 40;
        await _work.StepAsync(Ct);
        Assert.Equal((4, 31), ((await ReadAsync(import)).Counts.Accepted, Pushes()));
        _it.Clock.Advance(TimeSpan.FromMilliseconds(500));
        await _work.StepAsync(Ct);
        Assert.Equal(31, Pushes());

        var done = await RunAsync(import);

        Assert.Equal((ImportStatus.Finished, 100, 0), (done.Status, done.Counts.Accepted, done.Counts.Refused));
        Assert.Equal((100, 100), (Pushes(), Recipients()));
    }

    [Fact]
    public async Task Account_at_its_quota_is_waited_for_until_there_is_room()
    {
        _accounts.Limits = new AccountLimits { PushesPerDay = 10 };
        var import = await CheckedAsync(Rows(100));
        await _imports.StartAsync(import, "somebody", 5_000, false, Ct);

        for (var steps = 0; steps < 5; steps++)
        {
            await _work.StepAsync(Ct);
            _it.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal((ImportStatus.Running, 10, 0, 10), ((await ReadAsync(import)).Status, (await ReadAsync(import)).Counts.Accepted, (await ReadAsync(import)).Counts.Refused, Pushes()));

        // An administrator raises it.
        _accounts.Limits = new AccountLimits { PushesPerDay = 1_000 };
        Assert.Equal((ImportStatus.Finished, 100), ((await RunAsync(import)).Status, (await ReadAsync(import)).Counts.Accepted));
        Assert.Equal((100, 100), (Pushes(), Recipients()));
    }

    private static string[] Rows(int count) => [.. Enumerable.Range(0, count).Select(at => string.Create(CultureInfo.InvariantCulture, $"+86138{at:D8},hello")).Prepend("recipient,text")];

    private string PublicIdOf(int at) => PublicId.Format(PublicId.Push, _it.Number($"SELECT id FROM pushes ORDER BY id LIMIT 1 OFFSET {at}"));

    private int Pushes() => (int)_it.Number("SELECT count(*) FROM pushes");

    private int Recipients() => (int)_it.Number("SELECT count(DISTINCT recipient) FROM transactions");

    private async Task<PushImport> UploadAsync(params string[] lines)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(string.Join("\n", lines)));
        return await UploadAsync(file);
    }

    private Task<PushImport> UploadAsync(Stream file) =>
        _imports.UploadAsync(new ImportAsk { Account = _accounts.Find(1)!, By = "somebody", FileName = "list.csv", Type = "si" }, file, Ct);

    private async Task<PushImport> CheckedAsync(params string[] lines)
    {
        var import = await UploadAsync(lines);
        Assert.Null(await _imports.CheckAsync(import, import.Mapping, "somebody", Ct));
        await WorkAsync();
        return await ReadAsync(import);
    }

    private async Task<PushImport> RunAsync(PushImport import)
    {
        await WorkAsync();
        return await ReadAsync(import);
    }

    /// <summary>Until nothing is left to do.</summary>
    private async Task WorkAsync()
    {
        while (await _work.StepAsync(Ct) is not null)
        {
            _it.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private async Task<PushImport> ReadAsync(PushImport import) => (await _store.FindAsync(import.Id, Ct))!;

    private void Restart()
    {
        _work.Dispose();
        _store.Dispose();
        _it.Restart();
        Open();
    }

    private void Open(ImportPolicy? policy = null)
    {
        _store = new ImportStore(_it.Store);
        _faulty = new FaultyImports(_store);
        _pushes = new BusyPushes(_it.Store);
        var gateway = Gateway(_pushes, _it.Store, _it.Store.Ids, new RecordingFeed(), new TransactionSignal(_it.Clock), new NotificationSignal(_it.Clock), new PpgPolicy(), _it.Clock);
        _imports = new PushImports(_faulty, _files, new ImportContents(), _accounts, gateway, _it.Store.Ids, new ImportSignal(_it.Clock), policy ?? Policy, _it.Clock);
        _work = new ImportWork(_faulty, _files, new ImportContents(), _accounts, gateway, policy ?? Policy, _it.Clock);
    }

    public sealed class OnSqlite() : PushImportsTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : PushImportsTests(StorageProvider.PostgreSql);
}

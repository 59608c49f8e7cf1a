using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Imports;
using PushPortal.Infrastructure.Imports;
using PushPortal.Infrastructure.Maintenance;

namespace PushPortal.Tests.Imports;

/// <summary>How files and imports end.</summary>
public abstract partial class PushImportsTests
{
    [Fact]
    public async Task Disabled_account_pauses_it_with_the_reason()
    {
        var import = await CheckedAsync(Rows(5));
        await _imports.StartAsync(import, "somebody", 100, false, Ct);

        _accounts.Enabled = false;
        await _work.StepAsync(Ct);
        Assert.Equal((ImportStatus.Paused, "The account is disabled", 0), ((await ReadAsync(import)).Status, (await ReadAsync(import)).Problem, Pushes()));

        _accounts.Enabled = true;
        await _imports.ResumeAsync(await ReadAsync(import), "somebody", Ct);
        Assert.Equal((ImportStatus.Finished, null), ((await RunAsync(import)).Status, (await ReadAsync(import)).Problem));
    }

    [Fact]
    public async Task File_that_turns_unreadable_ends_the_check_with_the_row()
    {
        var import = await UploadAsync("recipient,text", "+8613800000001,hello", $"+8613800000002,\"{new string('x', 200_000)}");
        await _imports.CheckAsync(import, import.Mapping, "somebody", Ct);
        await WorkAsync();

        var ended = await ReadAsync(import);
        Assert.Equal(ImportStatus.Unreadable, ended.Status);
        Assert.Contains("near row 3", ended.Problem, StringComparison.Ordinal);
        Assert.Equal("it was started or ended before", await _imports.StartAsync(ended, "somebody", 100, false, Ct));
    }

    [Fact]
    public async Task Larger_files_and_files_without_rows_leave_nothing()
    {
        Open(new ImportPolicy { MostOctets = 1024 });
        Assert.True((await Assert.ThrowsAsync<ImportFileException>(() => UploadAsync(Rows(100)))).IsTooLarge);
        await Assert.ThrowsAsync<ImportFileException>(() => UploadAsync(""));
        await Assert.ThrowsAsync<ImportFileException>(() => UploadAsync("recipient,text"));
        Assert.Empty(_files.Ids);
        Assert.Empty(await _imports.PageAsync(null, null, 10, Ct));
    }

    [Fact]
    public async Task More_rows_than_the_limit_are_not_checked()
    {
        Open(new ImportPolicy { MostRows = 10 });
        var import = await CheckedAsync(Rows(11));
        Assert.Equal((ImportStatus.Unreadable, "The file has more than 10 rows"), (import.Status, import.Problem));
    }

    [Fact]
    public async Task Another_mapping_can_be_checked_before_the_start()
    {
        var import = await CheckedAsync("recipient,text,other", "+8613800000001,,hello", "bad,,hello");
        Assert.Equal(1, import.Counts.Invalid);
        var mapping = import.Mapping with { Columns = new Dictionary<string, string> { ["recipient"] = "recipient", ["text"] = "other" } };

        Assert.Null(await _imports.CheckAsync(import, mapping, "somebody", Ct));
        await WorkAsync();

        import = await ReadAsync(import);
        Assert.Equal((1, 1, "other"), (import.Counts.Valid, import.Counts.Invalid, import.Mapping.Columns["text"]));
        Assert.Single(await _imports.ResultsAsync(import, [], 0, 10, Ct));
    }

    [Fact]
    public async Task Accounts_see_their_own()
    {
        var import = await UploadAsync(Rows(1));
        Assert.NotNull(await _imports.FindAsync(import.Id, 1, Ct));
        Assert.NotNull(await _imports.FindAsync(import.Id, null, Ct));
        Assert.Null(await _imports.FindAsync(import.Id, 2, Ct));
        Assert.Single(await _imports.PageAsync(1, null, 10, Ct));
        Assert.Empty(await _imports.PageAsync(2, null, 10, Ct));
    }

    [Fact]
    public async Task Purge_takes_old_imports_with_their_files_and_leaves_what_is_not_at_rest()
    {
        var done = await CheckedAsync([.. Rows(3), "bad,x"]);
        await _imports.StartAsync(done, "somebody", 100, false, Ct);
        await RunAsync(done);
        var paused = await CheckedAsync(Rows(3));
        await _imports.StartAsync(paused, "somebody", 1, false, Ct);
        await _imports.PauseAsync(await ReadAsync(paused), "somebody", Ct);
        var purge = new ImportPurge(_it.Store, _files, Options.Create(new ImportOptions()), _it.Clock, NullLogger<ImportPurge>.Instance);
        _it.Clock.Advance(TimeSpan.FromDays(29));
        var young = await CheckedAsync(Rows(1));

        Assert.Equal(0, await purge.RunAsync(Ct));
        _it.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await purge.RunAsync(Ct));

        Assert.Equal([paused.Id, young.Id], _files.Ids.Order());
        Assert.Null(await _imports.FindAsync(done.Id, null, Ct));
        Assert.Equal(0, _it.Number("SELECT count(*) FROM import_results"));
        Assert.NotNull(await _imports.FindAsync(paused.Id, null, Ct));
    }
}

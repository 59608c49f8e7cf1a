using Microsoft.Extensions.Diagnostics.HealthChecks;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Tests.Journeys;
using static SQLitePCL.raw;

namespace PushPortal.Tests.Disk;

/// <summary>The database file itself fails while its log can be written: SQLite would say nothing of that.</summary>
public sealed class LogOverflowTests
{
    [Fact]
    public async Task Database_that_cannot_be_written_is_told_of_while_pushes_are_taken_and_forgotten_when_it_can()
    {
        using var it = new StoreOnFaultyDisk();
        var state = it.Store.Store.State;
        var load = new StoreLoad(it.Store);
        await using (load)
        {
            it.Disk.Fail(DiskOperationKind.Write, SQLITE_IOERR_WRITE, "store.db");
            load.Start();
            await Eventually.GetAsync(() => state.LogTrouble?.Reason ?? "", reason => reason.Contains("I/O", StringComparison.Ordinal), "the trouble with the log");

            var taken = load.Acknowledged().Count;
            await Eventually.GetAsync(() => load.Acknowledged().Count, now => now > taken, "a push while the log grows");
            Assert.Null(state.Trouble);
            Assert.Equal(HealthStatus.Degraded, (await HealthAsync(state)).Status);
        }

        it.Disk.Mend();

        await Eventually.GetAsync(() => state.LogTrouble, trouble => trouble is null, "the end of the trouble");
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync(state)).Status);
    }

    private static Task<HealthCheckResult> HealthAsync(Domain.Pushes.StoreState state) => new StoreHealth(state).CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);
}

using System.Collections.Concurrent;
using static SQLitePCL.raw;

namespace PushPortal.Tests.Disk;

/// <summary>The power fails at some instant under load: what the store had acknowledged by then is on the disk.</summary>
public sealed class PowerCutTests
{
    private const int Cuts = 60;
    private const int MostOperationsBetween = 160;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <param name="faulty">Whether syncs, writes and space fail now and then too, so that the store goes on after each.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Everything_acknowledged_is_there_whole_at_whatever_instant_the_power_fails(bool faulty)
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        using var it = new StoreOnFaultyDisk();
        var instants = new ConcurrentQueue<Instant>();
        var load = new StoreLoad(it.Store);
        await using (load)
        {
            it.Disk.Fault = CutsAtRandom(it, load, instants, new Random(seed), faulty, out var enough);
            load.Start();
            await enough.WaitAsync(Limit, TestContext.Current.CancellationToken);
            it.Disk.Mend();
        }

        Assert.All(instants, (instant, at) => Assert.True(at == 0 || instant.Acknowledged.Count > 0, "Nothing was acknowledged; the test proves nothing"));
        TestContext.Current.TestOutputHelper!.WriteLine($"{load.Pushes.Count()} pushes, of which {instants.Last().Acknowledged.Count} were acknowledged before the last of {Cuts} cuts");
        foreach (var instant in instants)
        {
            using var reopened = StoreOnFaultyDisk.Reopen(instant.Copy);
            await StoredRules.CheckAsync(reopened, instant.Acknowledged, load.Pushes);
            instant.Copy.Delete(recursive: true);
        }
    }

    /// <summary>Cuts before every so many writes and syncs, by whatever connection they are made. Every third cut loses all that was not synced, the others some.</summary>
    private static Func<DiskOperation, int> CutsAtRandom(StoreOnFaultyDisk it, StoreLoad load, ConcurrentQueue<Instant> instants, Random random, bool faulty, out Task enough)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        enough = reached.Task;
        var left = MostOperationsBetween;
        return operation =>
        {
            if (--left > 0 || instants.Count == Cuts)
            {
                return faulty ? FaultNowAndThen(operation, random) : SQLITE_OK;
            }

            left = random.Next(1, MostOperationsBetween);
            var acknowledged = load.Acknowledged();
            instants.Enqueue(new Instant(acknowledged, it.CutPower(instants.Count % 3 == 0 ? null : random)));
            if (instants.Count == Cuts)
            {
                reached.TrySetResult();
            }

            return SQLITE_OK;
        };
    }

    private static int FaultNowAndThen(DiskOperation operation, Random random) => (operation.Kind, random.Next(1000)) switch
    {
        (DiskOperationKind.Sync, < 50) => SQLITE_IOERR_FSYNC,
        (DiskOperationKind.Write, < 2) => SQLITE_IOERR_WRITE,
        (DiskOperationKind.Write, < 4) => SQLITE_FULL,
        _ => SQLITE_OK,
    };

    private sealed record Instant(List<AcknowledgedPush> Acknowledged, DirectoryInfo Copy);
}

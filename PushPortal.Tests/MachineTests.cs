using System.Diagnostics;
using System.Globalization;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests;

public sealed class MachineTests
{
    private static readonly string Shell = Machine.Find("sh")!;

    [Fact]
    public async Task Program_gets_its_input_and_its_end_is_told()
    {
        var run = await Machine.RunAsync(new ProcessStartInfo(Shell, ["-c", "cat; echo wrong >&2; exit 3"]), TestContext.Current.CancellationToken, "right"u8.ToArray());

        Assert.Equal((3, "right", "wrong\n"), run);
    }

    [Fact]
    public async Task Program_ends_with_its_test_and_all_that_it_started()
    {
        var told = Path.GetTempFileName();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var run = Machine.RunAsync(new ProcessStartInfo(Shell, ["-c", $"sleep 600 & echo $$ $! >'{told}'; wait"]), ending.Token);
        var ids = (await Eventually.GetAsync(() => File.ReadAllText(told), text => text.EndsWith('\n'), "what the program started"))
            .Split(' ').Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToArray();
        File.Delete(told);

        await ending.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await Eventually.GetAsync(() => ids.Any(IsRunning), running => !running, "the end of the program");
    }

    [Fact]
    public void Program_that_is_nowhere_is_not_found_and_one_that_is_looked_for_elsewhere_first_is_found_there()
    {
        Assert.Null(Machine.Find("no-such-program"));
        Assert.Equal(Shell, Machine.Find(Shell));
        Assert.Equal(Shell, Machine.Find(Path.GetFileName(Shell), Path.GetDirectoryName(Shell)!));
    }

    [Fact]
    public async Task Collector_of_the_machine_is_hidden_and_nothing_else()
    {
        var start = new ProcessStartInfo(Shell, ["-c", "echo $OTEL_EXPORTER_OTLP_ENDPOINT $OTHER"]) { Environment = { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:1", ["OTHER"] = "stays" } };

        Machine.HideCollector(start);

        Assert.Equal("stays\n", (await Machine.RunAsync(start, TestContext.Current.CancellationToken)).Output);
    }

    /// <summary>What has ended and was not asked for by its parent is none that runs.</summary>
    private static bool IsRunning(int id)
    {
        var stat = $"/proc/{id.ToString(CultureInfo.InvariantCulture)}/stat";
        return File.Exists(stat) && !File.ReadAllText(stat).Contains(") Z ", StringComparison.Ordinal);
    }
}

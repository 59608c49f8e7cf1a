using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PushPortal.Domain.Lab;
using PushPortal.Infrastructure.Lab;

namespace PushPortal.Tests.Lab;

public sealed class LabBenchTests : IDisposable
{
    private static readonly LabOrder Small = new(new LabSettings { Pushes = 40, Seeds = 2, Handsets = 20, LossRate = 0.1 }, LabOrder.UsualArms);

    /// <summary>Takes much longer than any test, unless it is ended.</summary>
    private static readonly LabOrder Endless = new(
        new LabSettings { Pushes = 100_000, Seeds = 100, SegmentsPerSecond = 1_000, LossRate = 1, MaxAttemptsPerSegment = 100, Lifetime = TimeSpan.FromDays(1) }, [LabArm.DedicatedPrompt, LabArm.DedicatedTransactions]);

    private readonly FakeTimeProvider _clock = new();
    private readonly LabBench _bench;

    public LabBenchTests() =>
        _bench = new LabBench(Options.Create(new LabOptions { MostMessages = Endless.Messages, LongestRun = TimeSpan.FromMinutes(2) }), _clock, NullLogger<LabBench>.Instance);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Trial_comes_to_the_figures_of_the_experiment_and_is_kept()
    {
        var trial = _bench.Start(Small, "admin")!;
        await trial.OverAsync();

        Assert.Equal((LabTrialState.Done, new LabProgress(4, 4)), (trial.View.State, trial.View.Progress));
        var whole = await LabExperiment.RunAsync(Small.Settings, null, Ct, Small.Arms);
        Assert.All(Small.Arms, arm => Assert.Equal(whole.Figures[arm], trial.View.Result!.Figures[arm]));
        Assert.Same(trial, _bench.Last);
    }

    [Fact]
    public async Task One_at_a_time()
    {
        var first = _bench.Start(Endless, "admin")!;

        Assert.Null(_bench.Start(Small, "admin"));
        Assert.Same(first, _bench.Last);

        _bench.Cancel();
        await first.OverAsync();
        Assert.Equal((LabTrialState.Cancelled, null), (first.View.State, first.View.Result));
        var second = _bench.Start(Small, "admin")!;
        await second.OverAsync();
        Assert.Equal(LabTrialState.Done, second.View.State);
    }

    [Fact]
    public async Task Trial_that_takes_too_long_is_ended()
    {
        var trial = _bench.Start(Endless, "admin")!;
        _clock.Advance(TimeSpan.FromMinutes(2));
        await trial.OverAsync();

        Assert.Equal(LabTrialState.TimeOver, trial.View.State);
    }

    [Fact]
    public void What_is_larger_than_it_may_be_is_not_started()
    {
        var larger = new LabOrder(Endless.Settings with { Segments = 4 }, Endless.Arms);

        Assert.Throws<ArgumentException>(() => _bench.Start(larger, "admin"));
        Assert.Null(_bench.Last);
    }

    [Fact]
    public void Its_thread_is_behind_all_others()
    {
        _bench.Start(Endless, "admin");

        Assert.True(SpinWait.SpinUntil(() => NicenessOf("lab").Contains(19), TimeSpan.FromSeconds(30)));
        Assert.DoesNotContain(19, NicenessOf(".NET TP Worker"));
    }

    /// <summary>Of this process's threads of that name (proc(5): the name is in brackets, the niceness is the 17th field after it).</summary>
    private static List<int> NicenessOf(string name) =>
    [
        .. Directory.EnumerateDirectories("/proc/self/task")
            .Select(thread => File.ReadAllText(Path.Combine(thread, "stat")))
            .Where(stat => stat.Contains($"({name})", StringComparison.Ordinal))
            .Select(stat => int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[16], System.Globalization.CultureInfo.InvariantCulture)),
    ];
}

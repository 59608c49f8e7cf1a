using PushPortal.Domain.Lab;

namespace PushPortal.Tests.Lab;

/// <summary>What the evidence stands on: the experiment repeats exactly, finds what is there, and finds nothing where there is nothing.</summary>
public sealed class LabExperimentTests
{
    private static readonly LabSettings Small = new() { Pushes = 200, Seeds = 4, Handsets = 50 };

    [Fact]
    public async Task Same_seed_gives_the_same_figures_on_any_number_of_processors()
    {
        var settings = Scenario("combination") with { Pushes = 150, Seeds = 3, Handsets = 40, Segments = 3 };

        var once = await LabExperiment.RunAsync(settings, null, TestContext.Current.CancellationToken, workers: 1);
        var again = await LabExperiment.RunAsync(settings, null, TestContext.Current.CancellationToken, workers: 3);

        Assert.All(LabArms.All, arm => Assert.Equal(once.Figures[arm], again.Figures[arm]));
        Assert.NotEqual(once.Figures[LabArm.DedicatedTransactions][0], once.Figures[LabArm.DedicatedTransactions][1]);
    }

    [Fact]
    public async Task Nothing_is_found_where_there_is_nothing()
    {
        // As good as no two pushes meet at a handset: there a transaction is 3 ms later, because its start is put on disk when its turn comes.
        var result = await RunAsync(Small with { Segments = 1, Handsets = 20_000, Background = 0, RushBackground = 0 });

        Assert.All(
            LabArms.All,
            arm => Assert.All(LabMeasure.All, measure => Assert.False(result.Difference(LabArm.DedicatedTransactions, arm, measure).IsDifferent, $"{measure.Words}, {arm}")));
        Assert.Equal(1, result.Of(LabArm.SharedStoreAndForward, LabMeasure.Delivered).Mean);
    }

    [Fact]
    public async Task Loss_breaks_unrelated_segments_and_not_transactions()
    {
        var result = await RunAsync(Scenario("loss-20") with { Pushes = 200, Seeds = 4, Handsets = 50, Segments = 4 });

        var delivered = result.Difference(LabArm.DedicatedTransactions, LabArm.SharedStoreAndForward, LabMeasure.Delivered);
        Assert.True(delivered.Low > 0.05, $"{delivered}");
        Assert.True(result.Difference(LabArm.DedicatedTransactions, LabArm.SharedStoreAndForward, LabMeasure.DeliveryP95).High < 0);
        Assert.True(result.Difference(LabArm.DedicatedTransactions, LabArm.SharedStoreAndForward, LabMeasure.SentPerDelivered).High < 0);
        Assert.True(result.Of(LabArm.SharedStoreAndForward, LabMeasure.ToldWrongly).Low > 0.05);
    }

    [Fact]
    public async Task Handsets_that_wait_for_a_day_take_the_loss_back()
    {
        var result = await RunAsync(Scenario("loss-20") with { Pushes = 200, Seeds = 4, Handsets = 50, Segments = 4, ReassemblyTime = TimeSpan.FromDays(1) });

        Assert.False(result.Difference(LabArm.DedicatedTransactions, LabArm.SharedStoreAndForward, LabMeasure.Delivered).IsDifferent);
    }

    [Fact]
    public async Task Product_that_is_set_up_badly_is_found_to_be_worse()
    {
        var result = await RunAsync(Small with { Segments = 5, TransactionWindow = TimeSpan.FromSeconds(2) });

        Assert.True(result.Difference(LabArm.DedicatedTransactions, LabArm.SharedStoreAndForward, LabMeasure.KnownP50).Low > 0);
        Assert.True(result.Difference(LabArm.DedicatedTransactions, LabArm.SharedStoreAndForward, LabMeasure.SentPerDelivered).Low > 0);
    }

    [Fact]
    public async Task Answer_that_is_lost_shows_a_push_twice()
    {
        var result = await RunAsync(Small with { Segments = 1, AnswerLossRate = 0.2 });

        Assert.All(LabArms.All, arm => Assert.InRange(result.Of(arm, LabMeasure.Duplicates).Mean, 0.15, 0.4));
    }

    [Fact]
    public async Task Other_traffic_delays_those_who_share_with_it()
    {
        var result = await RunAsync(Small with { Segments = 3, RushBackground = 1.3 });

        Assert.True(result.Difference(LabArm.DedicatedStoreAndForward, LabArm.SharedStoreAndForward, LabMeasure.DeliveryP95).High < 0);
        Assert.True(result.Difference(LabArm.DedicatedTransactions, LabArm.SharedTransactions, LabMeasure.DeliveryP95).High < 0);
    }

    [Fact]
    public async Task Progress_counts_every_run_once()
    {
        var seen = new Reports();

        await LabExperiment.RunAsync(Small with { Pushes = 20, Seeds = 2 }, seen, TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(1, 10).Select(done => new LabProgress(done, 10)), seen.All.OrderBy(one => one.Done));
    }

    [Fact]
    public async Task Cancelled_experiment_ends_without_a_result()
    {
        using var stop = new CancellationTokenSource();
        var first = new Reports { Then = stop.Cancel };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => LabExperiment.RunAsync(Small, first, stop.Token, workers: 1));

        Assert.Single(first.All);
    }

    private static LabSettings Scenario(string name) => LabScenarios.All.Single(scenario => scenario.Name == name).Settings;

    private static Task<LabResult> RunAsync(LabSettings settings) => LabExperiment.RunAsync(settings, null, TestContext.Current.CancellationToken);

    private sealed class Reports : IProgress<LabProgress>
    {
        private readonly Lock _lock = new();

        public List<LabProgress> All { get; } = [];

        public Action? Then { get; init; }

        public void Report(LabProgress value)
        {
            lock (_lock)
            {
                All.Add(value);
            }

            Then?.Invoke();
        }
    }
}

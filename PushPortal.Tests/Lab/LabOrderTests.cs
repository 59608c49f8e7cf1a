using PushPortal.Domain.Lab;

namespace PushPortal.Tests.Lab;

public sealed class LabOrderTests
{
    private static readonly LabSettings Small = new() { Seed = 7, Pushes = 40, Seeds = 2, Handsets = 20, LossRate = 0.1 };

    [Fact]
    public void Address_holds_the_arms_and_what_differs_from_the_defaults()
    {
        var order = new LabOrder(Small, [LabArm.DedicatedTransactions, LabArm.DedicatedPrompt]);

        Assert.Equal("arms=DedicatedPrompt,DedicatedTransactions&seed=7&seeds=2&pushes=40&handsets=20&lossRate=0.1", order.ToQuery());
        Assert.Equal(order, new LabOrder(Small with { }, [LabArm.DedicatedPrompt, LabArm.DedicatedTransactions]));
        Assert.NotEqual(order, new LabOrder(Small, LabOrder.UsualArms));
        Assert.Equal("arms=SharedStoreAndForward,DedicatedTransactions", new LabOrder(new LabSettings(), LabOrder.UsualArms).ToQuery());
    }

    [Fact]
    public void Size_counts_other_traffic_where_an_arm_shares_with_it()
    {
        var settings = new LabSettings { Pushes = 100, Segments = 3, Seeds = 2, PushesPerSecond = 1, SegmentsPerSecond = 20, Background = 0.25, RushBackground = 0.5 };

        Assert.Equal(2 * 2 * 300, new LabOrder(settings, [LabArm.DedicatedPrompt, LabArm.DedicatedTransactions]).Messages);
        Assert.Equal((2 * 2 * 300) + (2 * 10 * 700), new LabOrder(settings, LabOrder.UsualArms).Messages);
    }

    [Fact]
    public async Task Played_run_by_run_it_comes_to_the_same_figures_and_tells_those_of_whole_seeds_before()
    {
        var steps = LabExperiment.Play(Small, LabOrder.UsualArms, TestContext.Current.CancellationToken).ToList();

        Assert.Equal([new(1, 4), new(2, 4), new(3, 4), new LabProgress(4, 4)], steps.Select(step => step.Progress));
        Assert.Equal([0, 1, 1, 2], steps.Select(step => step.Result.Figures[LabArm.DedicatedTransactions].Count));
        var whole = await LabExperiment.RunAsync(Small, null, TestContext.Current.CancellationToken, LabOrder.UsualArms);
        Assert.All(LabOrder.UsualArms, arm => Assert.Equal(whole.Figures[arm], steps[^1].Result.Figures[arm]));
    }
}

using PushPortal.Web.Hosting;

namespace PushPortal.Tests.Hosting;

/// <summary>What a node that stands by does to be quick when it is its turn.</summary>
public sealed class RehearsalTests
{
    [Fact]
    public async Task Pushes_are_delivered_and_nothing_is_left()
    {
        var folder = await Rehearsal.RunAsync(TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task It_ends_when_it_is_the_nodes_turn()
    {
        using var turn = new CancellationTokenSource();
        var runs = Rehearsal.RunAsync(TimeProvider.System, turn.Token);

        await turn.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => runs);
    }
}

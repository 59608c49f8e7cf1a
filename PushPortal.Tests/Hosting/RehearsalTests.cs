using PushPortal.Web.Hosting;

namespace PushPortal.Tests.Hosting;

/// <summary>What a node that stands by does to be quick when it is its turn.</summary>
public sealed class RehearsalTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pushes_are_delivered_and_nothing_is_left()
    {
        var folder = Directory.CreateTempSubdirectory("pushportal-rehearsal-test-");

        await Rehearsal.RunAsync(folder, TimeProvider.System, Ct);

        Assert.False(Directory.Exists(folder.FullName));
    }

    [Fact]
    public async Task It_ends_when_it_is_the_nodes_turn_and_leaves_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("pushportal-rehearsal-test-");
        using var turn = new CancellationTokenSource();
        var runs = Task.Run(() => Rehearsal.RunAsync(folder, TimeProvider.System, turn.Token), Ct);

        await turn.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => runs);
        Assert.False(Directory.Exists(folder.FullName));
    }

    [Fact]
    public async Task One_that_cannot_start_says_why_and_leaves_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("pushportal-rehearsal-test-");
        // Where its database is to be.
        folder.CreateSubdirectory("rehearsal.db");

        await Assert.ThrowsAnyAsync<Exception>(() => Rehearsal.RunAsync(folder, TimeProvider.System, Ct));

        Assert.False(Directory.Exists(folder.FullName));
    }
}

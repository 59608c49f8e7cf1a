using System.Diagnostics;

namespace PushPortal.Tests.Nodes;

/// <summary>The model of the lease (<c>docs/models/lease.pml</c>), searched whole by Spin: one sender at a time.</summary>
public sealed class LeaseModelTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pushportal-model-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task No_two_nodes_send_at_a_time_however_they_stop_and_go_on() =>
        Assert.Contains("errors: 0", await SearchAsync("-DNODES=2", "-DLENGTH=3", "-DEPOCHS=4"), StringComparison.Ordinal);

    [Theory]
    [InlineData("-DMARGIN=0")]
    [InlineData("-DSLACK=2")]
    public async Task Fault_is_found_where_clocks_lose_more_than_the_margin(string change) =>
        Assert.Contains("assertion violated (mine[n]>=sent)", await SearchAsync("-DNODES=2", change), StringComparison.Ordinal);

    private async Task<string> SearchAsync(params string[] settings)
    {
        await RunAsync(Machine.Program("spin", "spin"), ["-a", .. settings, Repository.PathOf("docs", "models", "lease.pml")]);
        await RunAsync(Machine.Program("gcc", "gcc libc6-dev"), ["-w", "-O2", "-DSAFETY", "-DCOLLAPSE", "-o", "pan", "pan.c"]);
        var result = await RunAsync(Path.Combine(_folder, "pan"), ["-m1000000", "-E"]);
        Assert.DoesNotContain("max search depth too small", result, StringComparison.Ordinal);
        return result;
    }

    private async Task<string> RunAsync(string program, string[] arguments)
    {
        var (_, output, errors) = await Machine.RunAsync(new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder }, TestContext.Current.CancellationToken);
        return output + errors;
    }
}

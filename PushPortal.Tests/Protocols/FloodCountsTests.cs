namespace PushPortal.Tests.Protocols;

public sealed class FloodCountsTests
{
    [Fact]
    public void Every_run_has_a_million_damaged_inputs() => Assert.True(FloodCounts.Total >= 1_000_000);
}

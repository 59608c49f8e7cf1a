using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Sqlite.Lookups;

namespace PushPortal.Tests.Persistence.Lookups;

public sealed class SplitBlockFilterTests
{
    private const int Keys = 50_000;

    [Theory]
    [InlineData(8, 0.035)]
    [InlineData(12, 0.008)]
    [InlineData(16, 0.003)]
    public void Filter_has_every_key_and_seldom_another(int bits, double mostWrong)
    {
        var filter = new SplitBlockFilter(Keys * bits / 8);
        for (var at = 0; at < Keys; at++)
        {
            filter.Add(StableHash.Of($"push-{at}"));
        }

        Assert.All(Enumerable.Range(0, Keys), at => Assert.True(filter.MayHave(StableHash.Of($"push-{at}"))));
        Assert.InRange(Enumerable.Range(0, Keys).Count(at => filter.MayHave(StableHash.Of($"other-{at}"))) / (double)Keys, 0, mostWrong);
    }
}

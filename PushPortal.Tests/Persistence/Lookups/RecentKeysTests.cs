using PushPortal.Infrastructure.Persistence.Sqlite.Lookups;

namespace PushPortal.Tests.Persistence.Lookups;

public sealed class RecentKeysTests
{
    private readonly RecentKeys _keys = new();

    [Fact]
    public void Keys_are_found_by_their_hash_within_bounds_while_others_come_and_go()
    {
        // Few hashes, and many that share their lower bits, so that chains are long; forgetting lags, so that the ring grows, wraps and shrinks.
        var expected = new List<LookupKey>();
        for (var id = 1; id <= 20_000; id++)
        {
            var key = new LookupKey((id % 7) << 40, id);
            _keys.Add(key.Hash, key.Id);
            expected.Add(key);
            if (id % 6_000 == 0)
            {
                _keys.ForgetUpTo(id - 100);
                expected.RemoveAll(old => old.Id <= id - 100);
                Check(expected);
            }
        }

        Check(expected);
        _keys.ForgetUpTo(20_000);
        Check([]);
    }

    [Fact]
    public void Key_that_came_after_a_larger_one_is_kept_until_both_are_forgotten()
    {
        _keys.Add(1, 10);
        _keys.Add(2, 5);
        Assert.Equal([new LookupKey(2, 5)], _keys.Between(0, 9));

        _keys.ForgetUpTo(9);
        Assert.Equal([10], Find(1));

        _keys.ForgetUpTo(10);
        Assert.Equal(0, _keys.Count);
    }

    private void Check(List<LookupKey> expected)
    {
        Assert.Equal(expected.Count, _keys.Count);
        Assert.Equal(expected, _keys.Between(0, long.MaxValue));
        for (var hash = 0L; hash < 8; hash++)
        {
            Assert.Equal(expected.Where(key => key.Hash == hash << 40).Select(key => key.Id), Find(hash << 40).Order());
            Assert.Equal(expected.Where(key => key.Hash == hash << 40 && key.Id is > 17_950 and < 18_050).Select(key => key.Id), Find(hash << 40, 17_950, 18_050).Order());
        }
    }

    private List<long> Find(long hash, long after = 0, long before = long.MaxValue)
    {
        List<long>? ids = null;
        _keys.Find(hash, after, before, ref ids);
        return ids ?? [];
    }
}

using static PushPortal.Tests.Live.FollowedFeed;

namespace PushPortal.Tests.Live;

public sealed class RecentChangesTests : IDisposable
{
    private readonly FollowedFeed _it = new();

    public void Dispose() => _it.Dispose();

    [Fact]
    public void Every_change_of_a_transaction_is_kept_and_not_only_the_newest()
    {
        var start = _it.Recent.Newest;
        _it.Publish(Change(1, 0), Change(1, 1), Change(1, 2));
        _it.Publish(Change(1, 3));

        Assert.Equal([(1, 0), (1, 1), (1, 2), (1, 3)], _it.After(start));
    }

    [Fact]
    public void Changes_of_one_batch_that_were_told_in_the_wrong_order_are_put_right()
    {
        var start = _it.Recent.Newest;
        _it.Publish(Change(1, 1), Change(2, 0), Change(1, 0));

        Assert.Equal([(1, 0), (2, 0), (1, 1)], _it.After(start));
    }

    [Fact]
    public void A_change_that_comes_after_a_newer_one_of_its_transaction_is_left_out()
    {
        var start = _it.Recent.Newest;
        _it.Publish(Change(1, 1));
        _it.Publish(Change(1, 0), Change(1, 1));

        Assert.Equal([(1, 1)], _it.After(start));
    }

    [Fact]
    public void Who_reads_gets_the_changes_of_its_account_alone()
    {
        var start = _it.Recent.Newest;
        _it.Publish(Change(1), Change(2, account: 77), Change(3));

        Assert.Equal([(1, 0), (3, 0)], _it.After(start));
        Assert.Equal([(2, 0)], _it.After(start, account: 77));
    }

    [Fact]
    public void A_position_is_reached_until_the_change_after_it_has_gone()
    {
        var start = _it.Recent.Newest;
        _it.Publish(Changes(1, 50));
        _it.Publish(Changes(51, 50));
        Assert.True(_it.Recent.Reaches(start));
        Assert.Equal(100, _it.After(start)!.Count);

        _it.Publish(Change(101));

        Assert.False(_it.Recent.Reaches(start));
        Assert.Null(_it.After(start));
        Assert.Equal(100, _it.After(start + 1)!.Count);
    }

    [Fact]
    public void A_burst_that_may_have_lost_changes_is_reached_from_no_position_before_it()
    {
        _it.Publish(Change(1));
        var before = _it.Recent.Newest;
        _it.Publish(Changes(2, 130));

        Assert.False(_it.Recent.Reaches(before));
        Assert.True(_it.Recent.Reaches(_it.Recent.Newest));
        _it.Publish(Change(132));
        Assert.Equal([(132, 0)], _it.After(_it.Recent.Newest - 1));
    }

    [Fact]
    public void Positions_of_the_future_and_of_an_earlier_process_are_not_reached()
    {
        _it.Publish(Changes(1, 10));
        var earlier = _it.Recent.Newest;
        using var later = new FollowedFeed(startedAfter: TimeSpan.FromSeconds(1));

        Assert.False(_it.Recent.Reaches(earlier + 1));
        Assert.False(later.Recent.Reaches(earlier));
        Assert.True(later.Recent.Newest > earlier);
    }

    [Fact]
    public async Task Waiting_ends_with_the_next_change()
    {
        var waiting = _it.Recent.AppendedAfter(_it.Recent.Newest);
        Assert.False(waiting.IsCompleted);

        _it.Publish(Change(1));

        await waiting;
        Assert.True(_it.Recent.AppendedAfter(_it.Recent.Newest - 1).IsCompletedSuccessfully);
    }

    [Fact]
    public void Reading_goes_on_over_more_than_it_takes_at_once()
    {
        using var large = new FollowedFeed(5_000);
        var start = large.Recent.Newest;
        large.Publish(Changes(1, 2_500));

        Assert.Equal(Enumerable.Range(1, 2_500).Select(number => ((long)number, 0)), large.After(start));
    }

    private static IEnumerable<Domain.Live.TransactionChanged> Changes(int first, int count) => Enumerable.Range(first, count).Select(number => Change(number));
}

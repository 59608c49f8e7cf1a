using PushPortal.Web.Live;
using static PushPortal.Tests.Live.FollowedFeed;

namespace PushPortal.Tests.Live;

public sealed class ChangeBatchTests
{
    [Fact]
    public void The_newest_change_of_a_transaction_is_kept_whichever_was_told_first()
    {
        var batch = new ChangeBatch(10);
        batch.Add(Change(1, 1));
        batch.Add(Change(2, 0));
        batch.Add(Change(1, 0));
        batch.Add(Change(2, 1));

        Assert.Equal([Change(1, 1), Change(2, 1)], batch.Take());
        Assert.True(batch.IsEmpty);
    }
}

using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Retries;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Work;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Tests.Persistence;

namespace PushPortal.Tests.Retries;

public abstract partial class BulkRetriesTests
{
    [Fact]
    public async Task Plan_of_those_of_a_link_has_these_alone()
    {
        var failed = await FailAsync("on the link", FailureCause.AbsentSubscriber);
        await FailAsync("on another", FailureCause.AbsentSubscriber);
        _it.Execute($"UPDATE transactions SET link = 'other' WHERE id > {failed.Id}");

        var plan = await PlanAsync(AllOfOne with { Link = "link" });

        Assert.Equal([failed.Id], (await _retries.ItemsAsync(plan, null, 0, 10, Token)).Select(item => item.TransactionId));
        Assert.Equal("link", (await _retries.FindAsync(plan.Id, 1, Token))!.Filter!.Link);
    }

    [Fact]
    public async Task Plan_of_those_that_expire_counts_them_once_however_many_pages_they_are()
    {
        var one = await FailAsync("one", FailureCause.AbsentSubscriber, request => request with { DeliverBefore = _it.Now.AddMinutes(5) });
        _it.Execute($"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)
            INSERT INTO transactions(id, push_id, account_id, recipient, "partition", epoch, priority, state, step, expires_at, deliver_before_given, run, tries, cause, segments, attempts, possible_duplicate, updated_at, version)
            SELECT id + i, push_id, account_id, recipient, "partition", epoch, priority, state, step, expires_at, deliver_before_given, run, tries, cause, segments, attempts, possible_duplicate, updated_at, version
            FROM n CROSS JOIN transactions WHERE id = {one.Id}
            """);
        var seen = new SeenStatements(_it);
        var retries = new BulkRetries(_store, _it.Store, new PushEnquiries(seen, _it.Store.Keys, _it.Clock), _it.Store.Ids, new BulkRetrySignal(_it.Clock), new PpgPolicy(), new BulkRetryPolicy(), _it.Clock);

        var plan = Assert.IsType<BulkRetryPlanned.Made>(await retries.PlanAsync(Ask(AllOfOne with { Expiry = new ExpiryRange(_it.Now, _it.Now.AddHours(1)) }), Token)).Plan;

        Assert.Equal(2_501, plan.Counts.All);
        Assert.Single(seen.All, sql => sql.Contains("count(*)", StringComparison.Ordinal));
    }
}

using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Audit;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Tests.Persistence;

namespace PushPortal.Tests.Smsc;

/// <summary>Orders of links as they are kept, given by several administrators, with their entries in the audit log.</summary>
public sealed class KeptLinkOrdersTests : IDisposable
{
    private static readonly Actor Anna = Actor.User("anna", "10.0.0.1");
    private static readonly Actor Ben = Actor.User("ben", "10.0.0.2");

    private readonly StoreUnderTest _store = new();
    private readonly SmscInbox _inbox = new();
    private readonly SlowContexts _contexts;
    private readonly LinkOrders _orders;

    public KeptLinkOrdersTests()
    {
        _contexts = new SlowContexts(_store);
        _orders = new LinkOrders(new StandingOrders(_contexts), _inbox, _store.Clock);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _orders.Dispose();
        _store.Dispose();
    }

    [Fact]
    public async Task Throttle_beside_a_stop_starts_nothing()
    {
        var stopping = _orders.SetAsync("upstream", LinkMode.Stopped, Anna, "works on the network", Ct);
        var throttling = _orders.ThrottleAsync("upstream", 25, Ben, "slow", Ct);
        _contexts.Go.SetResult();
        var last = LinkMode.Running;
        for (var order = 0; order < 2; order++)
        {
            var command = (LinkCommand)(await _inbox.Commands.ReadAsync(Ct)).Subject!;
            last = command.Order.Mode;
            command.Done.SetResult();
        }

        await Task.WhenAll(stopping, throttling);
        Assert.Equal(LinkMode.Stopped, last);
        Assert.Equal((LinkMode.Stopped, 25, "ben"), (_orders.Standing["upstream"].Mode, _orders.Standing["upstream"].SegmentsPerSecond, _orders.Standing["upstream"].By));
        Assert.Equal(["link/upstream|2|25|ben"], _store.Lines("SELECT subject, mode, segments_per_second, ordered_by FROM standing_orders"));
    }

    [Fact]
    public async Task Order_stands_with_its_entry_though_nobody_does_it_in_time()
    {
        _contexts.Go.SetResult();
        var stopping = _orders.SetAsync("upstream", LinkMode.Stopped, Anna, "works on the network", Ct);
        await _inbox.Commands.ReadAsync(Ct);
        _store.Clock.Advance(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<TimeoutException>(() => stopping);

        var entry = Assert.Single(await EntriesAsync());
        Assert.Equal(
            (AuditAction.LinkStopped, "anna", "10.0.0.1", "upstream", "works on the network", """{"mode":"running"}""", """{"mode":"stopped"}"""),
            (entry.Action, entry.By.Name, entry.By.From, entry.Subject.Name, entry.Reason, entry.Before, entry.After));
    }

    [Fact]
    public async Task Order_whose_entry_cannot_be_written_is_not_given()
    {
        _contexts.Go.SetResult();
        _store.Execute("CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END");

        await Assert.ThrowsAsync<DbUpdateException>(() => _orders.SetAsync("upstream", LinkMode.Stopped, Anna, "works on the network", Ct));

        Assert.Empty(_orders.Standing);
        Assert.Empty(_store.Lines("SELECT subject FROM standing_orders"));
        Assert.False(_inbox.Commands.TryRead(out _));
    }

    private async Task<IEnumerable<AuditEntry>> EntriesAsync() =>
        (await new AuditLog(_store.Store, _store, _store.Clock).PageAsync(new AuditFilter(), null, 10, Ct)).Rows.Select(record => record.Entry);

    /// <summary>A database that answers when it is told to.</summary>
    private sealed class SlowContexts(StoreUnderTest store) : IDbContextFactory<PortalDbContext>
    {
        internal TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public PortalDbContext CreateDbContext() => store.CreateDbContext();

        public async Task<PortalDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default)
        {
            await Go.Task.WaitAsync(cancellationToken);
            return CreateDbContext();
        }
    }
}

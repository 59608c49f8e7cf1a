using PushPortal.Domain.Audit;
using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Transactions;
using PushPortal.Tests.Persistence;

namespace PushPortal.Tests.Transactions;

public sealed class IntakeOrdersTests : IDisposable
{
    private static readonly Actor Admin = Actor.User("admin", null);

    private readonly StoreUnderTest _it = new();

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Of_two_orders_at_once_the_later_is_what_is_kept_written_down_and_done()
    {
        var (hook, intake, later) = (new SaveHook(_it), new SubmissionIntake(), Task.CompletedTask);
        using var orders = new IntakeOrders(intake, new StandingOrders(hook), _it.Clock);
        hook.After = () =>
        {
            hook.After = null;
            later = orders.ResumeAsync(Admin, "done", Token);
        };

        await orders.SuspendAsync(Admin, "maintenance", Token);
        await later;

        Assert.Equal(["submissions-suspended", "submissions-resumed"], _it.Lines("SELECT action FROM audit ORDER BY id"));
        Assert.Equal(0, _it.Number("SELECT count(*) FROM standing_orders"));
        Assert.Null(intake.Suspension);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}

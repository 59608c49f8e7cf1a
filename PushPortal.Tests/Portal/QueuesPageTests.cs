using Bunit;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Web.Portal.Components;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

/// <summary>What waits: each figure counts and leads to what it counts.</summary>
public sealed class QueuesPageTests
{
    [Fact]
    public async Task Each_figure_counts_and_leads_to_what_it_counts()
    {
        await using var portal = Portal(PortalRole.Support);
        portal.Queues.Depths.AddRange(
        [
            new QueueDepth { Stage = QueueStage.Due, Priority = Priority.High, Count = 2, Oldest = Sample.Noon.AddSeconds(-30) },
            new QueueDepth { Stage = QueueStage.Due, Priority = Priority.Low, Count = 10_000, IsMore = true, Oldest = Sample.Noon.AddMinutes(-2) },
            new QueueDepth { Stage = QueueStage.Later, Priority = Priority.Low, Count = 5, Oldest = Sample.Noon.AddHours(1) },
            new QueueDepth { Stage = QueueStage.AtSmsc, Count = 7, Oldest = Sample.Noon.AddSeconds(-1) },
        ]);
        portal.Queues.Receipts.Add(new WaitingReceipt(FixedAccounts.Demo.Id, 1_000_256, TransactionState.Delivered, Sample.Noon));
        portal.Pushes.Pending = new PendingCounts(new Dictionary<TransactionStep, long> { [TransactionStep.Queued] = 1_234_567 });
        portal.Callbacks.Untold.Add(CallbacksPageTests.Untold(1));

        var page = portal.Open<QueuesPage>("/queues");

        Assert.Equal(("10002", "/queues?stage=due"), Figure(page, "queue-Due"));
        Assert.Contains("+", page.Find("[data-testid=queue-Due] strong").TextContent, StringComparison.Ordinal);
        Assert.Contains("1,234,567", page.Find("[data-testid=queue-Due] small").TextContent, StringComparison.Ordinal);
        Assert.Contains("2 min", page.Find("[data-testid=queue-Due] small").TextContent, StringComparison.Ordinal);
        Assert.Equal(("5", "/queues?stage=later"), Figure(page, "queue-Later"));
        Assert.Equal(("7", "/queues?stage=smsc"), Figure(page, "queue-AtSmsc"));
        Assert.Equal(("3", "/queues#queue-links"), Figure(page, "queue-links"));
        Assert.Equal(("0", "/queues?stage=notifications"), Figure(page, "queue-notifications"));
        Assert.Equal(("1", "/queues?stage=receipts"), Figure(page, "queue-receipts"));
        Assert.Equal(("1", "/callbacks"), Figure(page, "queue-set-aside"));
        Assert.Equal(
            ["/queues?stage=due&priority=high", "/queues?stage=later&priority=high"],
            page.FindAll("[data-priority=High] a").Select(link => link.GetAttribute("href")));
        Assert.Contains("30 s", page.Find("[data-priority=High]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_of_a_stage_goes_on_where_the_address_says()
    {
        await using var portal = Portal(PortalRole.Support);
        portal.Queues.Rows.Add(new QueuedTransaction(Sample.Transaction(step: TransactionStep.Queued) with { DueAt = Sample.Noon }, "order-17"));

        var page = portal.Open<QueuesPage>("/queues?stage=due&priority=low");
        Assert.Equal((QueueStage.Due, Priority.Low, (QueuePosition?)null), portal.Queues.Asked);
        var row = page.Find("[data-testid=queued-row]");
        Assert.Contains("order-17", row.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/pushes/psh_", row.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
        var more = page.Find("[data-testid=queue-more]").GetAttribute("href")!;

        portal.Open<QueuesPage>(more);
        Assert.Equal((QueueStage.Due, Priority.Low, new QueuePosition(Sample.Noon, 1_000_256)), portal.Queues.Asked);
    }

    [Fact]
    public async Task Receipts_lead_to_their_transactions()
    {
        await using var portal = Portal(PortalRole.Support);
        portal.Queues.Receipts.Add(new WaitingReceipt(FixedAccounts.Demo.Id, 1_000_256, TransactionState.Delivered, Sample.Noon));
        var page = portal.Open<QueuesPage>("/queues?stage=receipts");
        Assert.StartsWith("/transactions/txn_", page.Find("[data-testid=receipts] a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PortalRole.Admin, true, true)]
    [InlineData(PortalRole.Support, false, true)]
    [InlineData(PortalRole.Monitor, false, false)]
    public async Task Administrators_hold_and_release_and_support_tells_again(string role, bool mayOrder, bool mayRecover)
    {
        await using var portal = Portal(role);
        portal.Callbacks.Untold.Add(CallbacksPageTests.Untold(1));
        var page = portal.Open<QueuesPage>("/queues");
        Assert.Equal(mayOrder, page.FindAll("[data-testid=link-stop]").Count == 1);
        Assert.Equal(mayOrder, page.FindAll("[data-testid=intake-suspend]").Count == 1);
        Assert.Equal(mayRecover, page.FindAll("[data-testid=recover]").Count == 1);
        Assert.Equal("3", page.Find("[data-testid=queue-link-waiting]").TextContent);
    }

    [Fact]
    public async Task Figures_follow_while_the_list_stays()
    {
        await using var portal = Portal(PortalRole.Support);
        portal.Queues.Rows.Add(new QueuedTransaction(Sample.Transaction(step: TransactionStep.Queued) with { DueAt = Sample.Noon }, "order-17"));
        var page = portal.Open<QueuesPage>("/queues?stage=due");
        portal.Queues.Rows.Clear();
        portal.Queues.Depths.Add(new QueueDepth { Stage = QueueStage.Due, Priority = Priority.High, Count = 4, Oldest = Sample.Noon });

        portal.Clock.Advance(TimeSpan.FromSeconds(2));

        page.WaitForAssertion(() => Assert.Equal("4", page.Find("[data-testid=queue-Due]").GetAttribute("data-value")));
        Assert.Single(page.FindAll("[data-testid=queued-row]"));
    }

    private static PortalUnderTest Portal(string role)
    {
        var status = new SmscStatus();
        status.Publish([Sample.Link], 0);
        return new PortalUnderTest(role: role, links: new LinkWatch(status, [], null, null, TimeSpan.FromMinutes(2)));
    }

    private static (string?, string?) Figure(IRenderedComponent<QueuesPage> page, string id) =>
        page.Find($"[data-testid={id}]") is var figure ? (figure.GetAttribute("data-value"), figure.GetAttribute("href")) : default;
}

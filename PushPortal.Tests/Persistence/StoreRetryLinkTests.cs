using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Persistence;

/// <summary>The link that a run was given, as the store keeps it.</summary>
public abstract class StoreRetryLinkTests(StorageProvider provider) : IDisposable
{
    private readonly StoreUnderTest _it = new(provider);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Run_keeps_its_link_over_a_restart_and_the_next_has_its_own()
    {
        var failed = await _it.EndAsync((await _it.TakeAsync(Request()))[0], delivered: false);
        var opened = (await _it.HappenAsync(failed, new TransactionEvent.RetryRequested("staff", _it.Now.AddHours(1), false, "far")))!;
        _it.Restart();

        Assert.Equal("far", (await _it.Store.FindAsync([opened.Id], Token))[0].Transaction.OnlyLink);
        var suspended = await _it.SuspendAsync((await _it.Store.DueAsync(_it.Now, 1, Token))[0].Transaction);
        Assert.Equal("far", suspended.OnlyLink);
        var read = (await _it.Enquiries.FindTransactionAsync(opened.Id, null, Token))!;
        Assert.Equal("far", read.Transaction.OnlyLink);
        Assert.Contains(read.Timeline, line => line.Details is TimelineDetails.RetryAsked { Link: "far" });

        var again = (await _it.HappenAsync(suspended, new TransactionEvent.GroupFailed(Transactions.SampleTransactions.Failed(suspended.SubmissionId!.Value), null)))!;
        await _it.HappenAsync(again, new TransactionEvent.RetryRequested("staff", _it.Now.AddHours(1), false));
        Assert.Null((await _it.Store.FindAsync([opened.Id], Token))[0].Transaction.OnlyLink);
    }

    public sealed class OnSqlite() : StoreRetryLinkTests(StorageProvider.Sqlite);

    public sealed class OnPostgres() : StoreRetryLinkTests(StorageProvider.PostgreSql);
}

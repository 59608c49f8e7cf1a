using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Persistence;

/// <summary>What the store takes, and what it knows to have taken before.</summary>
public abstract class StoreAcceptTests(StorageProvider provider) : IDisposable
{
    private readonly StoreUnderTest _it = new(provider);

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Push_is_kept_with_its_transactions_and_their_first_lines()
    {
        var request = Request("first", "+8613800000001", "+8613800000002") with
        {
            Priority = Priority.High,
            DeliveryMethod = DeliveryMethod.PreferConfirmed,
            DeliverAfter = _it.Now.AddMinutes(1),
            DeliverBefore = _it.Now.AddHours(1),
            SourceReference = "content provider",
            Notify = new NotificationTarget(NotificationKind.Pap, new Uri("http://initiator.example:8080/pap?x=1"), 2),
        };
        var (push, starts) = _it.Make(request);

        Assert.Equal(new AcceptOutcome(AcceptKind.Stored, push.Id), await _it.Store.AcceptAsync(push, starts, null, Token));

        var found = (await _it.Store.TransactionsAsync(push.Id, Token))!;
        Assert.Equal(push.Datagram.ToArray(), found.Push.Datagram.ToArray());
        Assert.Equal(push, found.Push with { Datagram = push.Datagram });
        Assert.Equal(starts.Select(start => start.Transaction), found.Transactions);
        foreach (var start in starts)
        {
            var line = Assert.Single((await _it.Enquiries.FindTransactionAsync(start.Transaction.Id, null, Token))!.Timeline);
            Assert.Equal((TimelineKind.AcceptedForLater, push.ReceivedAt, TransactionStep.Deferred), (line.Kind, line.At, line.Step));
        }
    }

    [Fact]
    public async Task Push_id_that_was_used_is_refused_from_memory_from_the_index_and_after_a_restart()
    {
        var first = await _it.AcceptAsync(Request());
        Assert.Equal(new AcceptOutcome(AcceptKind.DuplicatePushId, first.PushId), await _it.AcceptAsync(Request()));

        _it.Restart();
        Assert.Equal(new AcceptOutcome(AcceptKind.DuplicatePushId, first.PushId), await _it.AcceptAsync(Request()));

        await _it.SettleAsync();
        Assert.Equal(0, _it.InMemory(LookupKind.PushId));
        Assert.Equal(new AcceptOutcome(AcceptKind.DuplicatePushId, first.PushId), await _it.AcceptAsync(Request()));

        _it.Restart();
        Assert.Equal(0, _it.InMemory(LookupKind.PushId));
        Assert.Equal(new AcceptOutcome(AcceptKind.DuplicatePushId, first.PushId), await _it.AcceptAsync(Request()));
        Assert.Equal(1, _it.Number("SELECT count(*) FROM pushes"));
    }

    [Fact]
    public async Task Push_id_may_be_used_again_outside_the_window_and_the_newer_push_stands_then()
    {
        await _it.AcceptAsync(Request());
        await _it.SettleAsync();
        _it.Clock.Advance(TimeSpan.FromHours(24));

        var second = await _it.AcceptAsync(Request());

        Assert.Equal(AcceptKind.Stored, second.Kind);
        Assert.Equal(new AcceptOutcome(AcceptKind.DuplicatePushId, second.PushId), await _it.AcceptAsync(Request()));
    }

    [Fact]
    public async Task Same_push_id_of_another_account_is_another_push()
    {
        await _it.AcceptAsync(Request());
        await _it.SettleAsync();

        Assert.Equal(AcceptKind.Stored, (await _it.AcceptAsync(Request() with { Account = Account(2) })).Kind);
    }

    [Fact]
    public async Task Repeated_request_gets_the_first_push_and_another_body_under_its_key_is_told_apart()
    {
        var request = Request(null) with { Idempotency = new IdempotentRequest("key", new byte[] { 1 }) };
        var first = await _it.AcceptAsync(request);
        _it.Restart();

        Assert.Equal(new AcceptOutcome(AcceptKind.RepeatedRequest, first.PushId), await _it.AcceptAsync(request));
        Assert.Equal(AcceptKind.KeyUsedOtherwise, (await _it.AcceptAsync(request with { Idempotency = new IdempotentRequest("key", new byte[] { 2 }) })).Kind);
        Assert.Equal(AcceptKind.Stored, (await _it.AcceptAsync(request with { Account = Account(2) })).Kind);
        Assert.Equal(AcceptKind.Stored, (await _it.AcceptAsync(request with { Idempotency = new IdempotentRequest("other", new byte[] { 1 }) })).Kind);
        Assert.Equal(3, _it.Number("SELECT count(*) FROM pushes"));
    }

    [Fact]
    public async Task Of_many_submissions_of_one_push_id_at_once_exactly_one_is_stored()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => _it.AcceptAsync(Request()))));

        var stored = Assert.Single(outcomes, outcome => outcome.Kind == AcceptKind.Stored);
        Assert.All(outcomes, outcome => Assert.Equal(stored.PushId, outcome.PushId));
        Assert.Equal(99, outcomes.Count(outcome => outcome.Kind == AcceptKind.DuplicatePushId));
        Assert.Equal(1, _it.Number("SELECT count(*) FROM pushes"));
        Assert.Equal(1, _it.Number("SELECT count(*) FROM transactions"));
    }

    [Fact]
    public async Task Recipient_that_is_rejected_counts_as_failed_and_is_notified()
    {
        var request = Request() with { Recipients = [new("+8613800000001"), new("nobody", Problem: "is no number")] };
        var outcome = await _it.AcceptAsync(request);

        Assert.Equal(["0|1|2"], _it.Lines("SELECT delivered, failed, recipients FROM pushes"));
        var due = Assert.Single((await _it.Notifications.DueAsync("initiator.example:443", NotificationPosition.First, _it.Now, 10, Token)).Due);
        Assert.Equal(("nobody", outcome.PushId), (due.Transaction.Recipient, due.Push.Id));
    }

    [Fact]
    public async Task Push_that_waited_too_long_is_refused_and_its_neighbours_are_not()
    {
        var (push, starts) = _it.Make(Request());
        _it.Clock.Advance(TimeSpan.FromSeconds(21));

        var refused = _it.Store.AcceptAsync(push, starts, null, Token);
        var taken = _it.AcceptAsync(Request());

        await Assert.ThrowsAsync<StoreBusyException>(() => refused);
        Assert.Equal(AcceptKind.Stored, (await taken).Kind);
        Assert.Null(_it.Store.Writer.Trouble);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public sealed class OnSqlite() : StoreAcceptTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : StoreAcceptTests(StorageProvider.PostgreSql);
}

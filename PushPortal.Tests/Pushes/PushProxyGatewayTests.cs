using Microsoft.Extensions.Time.Testing;
using PushPortal.Domain.Content;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Work;
using PushPortal.Tests.Fakes;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Pushes;

public sealed class PushProxyGatewayTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly FakePushStore _store = new();
    private readonly RecordingFeed _feed = new();
    private readonly TransactionSignal _work;
    private readonly NotificationSignal _notifications;
    private readonly PushProxyGateway _ppg;

    public PushProxyGatewayTests()
    {
        _work = new TransactionSignal(_clock);
        _notifications = new NotificationSignal(_clock);
        _ppg = SamplePush.Gateway(_store, _store, new IdSequence(_clock), _feed, _work, _notifications, new PpgPolicy { MaxRecipients = 3, MaxSegments = 4 }, _clock);
    }

    private DateTimeOffset Now => _clock.GetUtcNow();

    public static TheoryData<string, string, int> BadRequests => new()
    {
        { "no recipient", "/to", 2000 },
        { "too many recipients", "/to", 2000 },
        { "no usable recipient", "/to/0 /to/1", 2002 },
        { "empty push-id", "/pushId", 2000 },
        { "control character in push-id", "/pushId", 2000 },
        { "long push-id", "/pushId", 2000 },
        { "past deliver-before", "/deliverBefore", 2001 },
        { "deliver-after not before deliver-before", "/deliverAfter", 2000 },
        { "notify URL of another scheme", "/notifyUrl", 2000 },
        { "many at once", "/pushId /to /notifyUrl", 2000 },
        { "too many segments", "/content", 2000 },
        { "unknown application", "/applicationId", 2000 },
    };

    [Theory, MemberData(nameof(BadRequests))]
    public async Task Request_that_breaks_a_rule_is_refused_by_the_fields_that_break_it_and_stores_nothing(string what, string pointers, int papCode)
    {
        var refused = await Assert.ThrowsAsync<PushRefusedException>(() => _ppg.SubmitAsync(Bad(what), Token));

        Assert.Equal(pointers, string.Join(' ', refused.Problems.Select(problem => problem.Pointer)));
        Assert.Equal(papCode, refused.PapCode);
        Assert.Empty(_store.Pushes);
        Assert.Throws<PushRefusedException>(() => _ppg.Preview(Bad(what)));
        Assert.Equal(refused.Message, (await Assert.ThrowsAsync<PushRefusedException>(() => _ppg.DryRunAsync(Bad(what), Token))).Message);
    }

    [Fact]
    public async Task Accepted_push_is_stored_announced_and_handed_on()
    {
        var accepted = Assert.IsType<SubmitResult.Accepted>(await _ppg.SubmitAsync(Request("push-1", "+8613800000001", "+8613800000002"), Token));

        Assert.Equal(_store.Transactions.Values, accepted.Transactions);
        Assert.Equal([accepted.Push.Id + IdSequence.Stride, accepted.Push.Id + (2 * IdSequence.Stride)], accepted.Transactions.Select(transaction => transaction.Id));
        Assert.All(accepted.Transactions, transaction => Assert.Equal(
            (TransactionStep.Queued, (DateTimeOffset?)Now, Now.AddHours(24), false, 2), (transaction.Step, transaction.DueAt, transaction.ExpiresAt, transaction.DeliverBeforeGiven, transaction.Segments)));
        Assert.Equal(accepted.Transactions.Select(transaction => transaction.Id), _feed.Published.Select(change => change.TransactionId));
        Assert.True(IsWoken(_work));
        Assert.False(IsWoken(_notifications));
    }

    [Fact]
    public async Task Copy_is_taken_of_a_push_of_the_account_alone()
    {
        var original = Assert.IsType<SubmitResult.Accepted>(await _ppg.SubmitAsync(Request("push-1"), Token)).Push.Id;
        var theirs = Assert.IsType<SubmitResult.Accepted>(await _ppg.SubmitAsync(Request("push-2") with { Account = Account(2) }, Token)).Push.Id;

        Assert.Equal(original, Assert.IsType<SubmitResult.Accepted>(await _ppg.SubmitAsync(Request("push-3") with { CopyOf = original }, Token)).Push.CopyOf);
        foreach (var wrong in (long[])[theirs, 17])
        {
            var refused = await Assert.ThrowsAsync<PushRefusedException>(() => _ppg.SubmitAsync(Request("push-4") with { CopyOf = wrong }, Token));
            Assert.Equal(["/copyOf"], refused.Problems.Select(problem => problem.Pointer));
        }

        Assert.Equal(3, _store.Pushes.Count);
    }

    [Fact]
    public async Task Push_without_a_push_id_gets_its_own_id_for_one()
    {
        var accepted = Assert.IsType<SubmitResult.Accepted>(await _ppg.SubmitAsync(Request(null), Token));

        Assert.Equal(PublicId.Format(PublicId.Push, accepted.Push.Id), accepted.Push.InitiatorPushId);
    }

    [Fact]
    public async Task Recipient_named_twice_gets_the_push_once()
    {
        var accepted = Assert.IsType<SubmitResult.Accepted>(await _ppg.SubmitAsync(Request("push-1", "+8613800000001", "+8613800000002", "+8613800000001"), Token));

        Assert.Equal(["+8613800000001", "+8613800000002"], accepted.Transactions.Select(transaction => transaction.Recipient));
        Assert.Equal(2, accepted.Push.Recipients);
    }

    [Fact]
    public async Task Recipient_that_cannot_be_used_is_rejected_and_notified_at_once()
    {
        var request = Request() with { Recipients = [new("+8613800000001"), new("bad", "WAPPUSH=bad", "is no number")] };

        var accepted = Assert.IsType<SubmitResult.Accepted>(await _ppg.SubmitAsync(request, Token));

        var rejected = accepted.Transactions[1];
        Assert.Equal((TransactionState.Rejected, TransactionStep.None, null, FailureCause.UnusableAddress, "WAPPUSH=bad", 2002), (rejected.State, rejected.Step, rejected.DueAt, rejected.Cause, rejected.Address, rejected.Code));
        Assert.Equal(TransactionState.Pending, accepted.Transactions[0].State);
        Assert.True(IsWoken(_notifications));
    }

    [Fact]
    public async Task Deferred_push_has_its_lifetime_from_when_it_may_be_delivered()
    {
        var accepted = Assert.IsType<SubmitResult.Accepted>(await _ppg.SubmitAsync(Request() with { DeliverAfter = Now.AddHours(2) }, Token));

        var transaction = accepted.Transactions[0];
        Assert.Equal((TransactionStep.Deferred, (DateTimeOffset?)Now.AddHours(2), Now.AddHours(26)), (transaction.Step, transaction.DueAt, transaction.ExpiresAt));
    }

    [Theory]
    [InlineData(AcceptKind.DuplicatePushId, typeof(SubmitResult.Duplicate))]
    [InlineData(AcceptKind.RepeatedRequest, typeof(SubmitResult.Repeated))]
    [InlineData(AcceptKind.KeyUsedOtherwise, typeof(SubmitResult.KeyUsedOtherwise))]
    public async Task What_was_taken_before_is_not_announced_again(AcceptKind kind, Type result)
    {
        _store.Outcome = new AcceptOutcome(kind, 7);

        Assert.IsType(result, await _ppg.SubmitAsync(Request(), Token));
        Assert.Empty(_feed.Published);
    }

    [Theory]
    [InlineData(TransactionState.Pending, "it is still pending")]
    [InlineData(TransactionState.Delivered, "it was delivered")]
    [InlineData(TransactionState.Cancelled, "it was cancelled")]
    [InlineData(TransactionState.Rejected, "it was rejected")]
    public async Task Retry_is_refused_of_what_has_not_failed(TransactionState state, string why)
    {
        var transaction = await EndedAsync(state, Request());

        Assert.Equal(why, Assert.IsType<RetryResult.Refused>(await _ppg.RetryAsync(transaction.Id, 1, "staff", null, Token)).Why);
    }

    [Fact]
    public async Task Retry_opens_a_run_with_a_new_lifetime()
    {
        var transaction = await EndedAsync(TransactionState.Undeliverable, Request());
        _clock.Advance(TimeSpan.FromDays(2));

        var opened = Assert.IsType<RetryResult.Opened>(await _ppg.RetryAsync(transaction.Id, null, "staff", null, Token)).Transaction;

        Assert.Equal((TransactionStep.Queued, 2, Now.AddHours(24), false, (DateTimeOffset?)Now), (opened.Step, opened.Run, opened.ExpiresAt, opened.DeliverBeforeGiven, opened.DueAt));
        Assert.Equal(opened, _store.Transactions[transaction.Id]);
        Assert.True(IsWoken(_work));
    }

    [Fact]
    public async Task Retry_keeps_the_initiators_deadline_and_needs_a_new_one_when_that_has_passed()
    {
        var deadline = Now.AddHours(1);
        var transaction = await EndedAsync(TransactionState.Expired, Request() with { DeliverBefore = deadline });
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal("its deliver-before has passed; name a new deliverBefore", Assert.IsType<RetryResult.Refused>(await _ppg.RetryAsync(transaction.Id, 1, "me", null, Token)).Why);
        Assert.Equal("the new deliverBefore has passed", Assert.IsType<RetryResult.Refused>(await _ppg.RetryAsync(transaction.Id, 1, "me", Now, Token)).Why);
        var opened = Assert.IsType<RetryResult.Opened>(await _ppg.RetryAsync(transaction.Id, 1, "me", Now.AddMinutes(5), Token)).Transaction;
        Assert.Equal((Now.AddMinutes(5), true), (opened.ExpiresAt, opened.DeliverBeforeGiven));
    }

    [Fact]
    public async Task Retry_before_the_initiators_deadline_ends_with_it()
    {
        var transaction = await EndedAsync(TransactionState.Undeliverable, Request() with { DeliverBefore = Now.AddHours(1) });

        var opened = Assert.IsType<RetryResult.Opened>(await _ppg.RetryAsync(transaction.Id, 1, "me", null, Token)).Transaction;

        Assert.Equal((transaction.ExpiresAt, true), (opened.ExpiresAt, opened.DeliverBeforeGiven));
    }

    [Fact]
    public async Task Transaction_and_push_of_another_account_are_not_found()
    {
        var transaction = await EndedAsync(TransactionState.Undeliverable, Request());

        Assert.IsType<RetryResult.NotFound>(await _ppg.RetryAsync(transaction.Id, 2, "them", null, Token));
        Assert.IsType<RetryResult.NotFound>(await _ppg.RetryAsync(5, null, "staff", null, Token));
        Assert.Null(await _ppg.CancelAsync(transaction.PushId, 2, null, Token));
        Assert.Null(await _ppg.CancelAsync(5, null, null, Token));
    }

    [Fact]
    public async Task Retry_that_loses_a_race_is_refused()
    {
        var transaction = await EndedAsync(TransactionState.Undeliverable, Request());
        _store.Meanwhile = () =>
        {
            _store.Transactions[transaction.Id] = transaction with { Version = transaction.Version + 1 };
            return Task.CompletedTask;
        };

        Assert.Equal("it changed while this was asked", Assert.IsType<RetryResult.Refused>(await _ppg.RetryAsync(transaction.Id, 1, "me", null, Token)).Why);
    }

    [Fact]
    public async Task Cancel_takes_what_the_SMSC_does_not_have_and_tells_the_initiator()
    {
        var accepted = Assert.IsType<SubmitResult.Accepted>(await _ppg.SubmitAsync(Request("push-1", "+8613800000001", "+8613800000002", "+8613800000003"), Token));
        var suspended = accepted.Transactions[1].After(new TransactionEvent.HandedToSmsc(1, Now), Now, null, () => 1).After;
        _store.Transactions[suspended.Id] = suspended;
        _feed.Published.Clear();

        var result = await _ppg.CancelAsync(accepted.Push.Id, 1, null, Token);

        Assert.Equal(["+8613800000001", "+8613800000003"], result!.Cancelled.Select(transaction => transaction.Recipient));
        Assert.Equal([suspended], result.TooLate);

        Assert.Equal([TransactionState.Cancelled, TransactionState.Pending, TransactionState.Cancelled], accepted.Transactions.Select(transaction => _store.Transactions[transaction.Id].State));
        Assert.All(_store.Made, change => Assert.NotNull(change.Notification));
        Assert.Equal(2, _feed.Published.Count);
        Assert.True(IsWoken(_notifications));
        var again = await _ppg.CancelAsync(accepted.Push.Id, null, null, Token);
        Assert.Equal((0, 3), (again!.Cancelled.Count, again.TooLate.Count));
    }

    [Fact]
    public async Task Cancel_for_some_recipients_leaves_the_others()
    {
        var accepted = Assert.IsType<SubmitResult.Accepted>(await _ppg.SubmitAsync(Request("push-1", "+8613800000001", "+8613800000002"), Token));

        var result = await _ppg.CancelAsync(accepted.Push.Id, 1, new HashSet<string> { "+8613800000002", "+8613800000009" }, Token);

        Assert.Equal("+8613800000002", Assert.Single(result!.Cancelled).Recipient);
        Assert.Empty(result.TooLate);
        Assert.Equal([TransactionState.Pending, TransactionState.Cancelled], accepted.Transactions.Select(transaction => _store.Transactions[transaction.Id].State));
    }

    [Fact]
    public async Task Cancel_that_loses_the_race_with_the_SMSC_is_too_late()
    {
        var accepted = Assert.IsType<SubmitResult.Accepted>(await _ppg.SubmitAsync(Request(), Token));
        var transaction = accepted.Transactions[0];
        _store.Meanwhile = () =>
        {
            _store.Transactions[transaction.Id] = transaction.After(new TransactionEvent.HandedToSmsc(1, Now), Now, null, () => 1).After;
            return Task.CompletedTask;
        };

        var result = await _ppg.CancelAsync(accepted.Push.Id, 1, null, Token);

        Assert.Empty(result!.Cancelled);
        Assert.Equal(transaction.Id, Assert.Single(result.TooLate).Id);
        Assert.Equal(TransactionState.Pending, _store.Transactions[transaction.Id].State);
    }

    [Fact]
    public async Task Replacement_withdraws_the_other_push_and_both_are_announced()
    {
        var old = Assert.IsType<SubmitResult.Accepted>(await _ppg.SubmitAsync(Request("old"), Token));
        _feed.Published.Clear();

        var accepted = Assert.IsType<SubmitResult.Accepted>(await _ppg.SubmitAsync(Request("new") with { Replaces = new ReplacedPush(old.Push.Id, PendingOnly: false) }, Token));

        Assert.Equal(TransactionState.Cancelled, _store.Transactions[old.Transactions[0].Id].State);
        Assert.Equal([("old", TransactionState.Cancelled), ("new", TransactionState.Pending)], _feed.Published.Select(change => (change.InitiatorPushId, change.State)));
        Assert.Equal(TransactionState.Pending, accepted.Transactions[0].State);
        Assert.True(IsWoken(_notifications));
    }

    [Fact]
    public async Task Push_of_another_account_cannot_be_replaced()
    {
        var theirs = Assert.IsType<SubmitResult.Accepted>(await _ppg.SubmitAsync(Request("theirs") with { Account = Account(2) }, Token));

        foreach (var id in (long[])[theirs.Push.Id, 5])
        {
            var refused = await Assert.ThrowsAsync<PushRefusedException>(() => _ppg.SubmitAsync(Request("mine") with { Replaces = new ReplacedPush(id, PendingOnly: false) }, Token));
            Assert.Equal(2004, refused.PapCode);
        }

        Assert.Equal(TransactionState.Pending, _store.Transactions[theirs.Transactions[0].Id].State);
        Assert.Single(_store.Pushes);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private PushRequest Bad(string what) => what switch
    {
        "no recipient" => Request() with { Recipients = [] },
        "too many recipients" => Request("push-1", "+8613800000001", "+8613800000002", "+8613800000003", "+8613800000004"),
        "no usable recipient" => Request() with { Recipients = [new("a", Problem: "is no number"), new("b", Problem: "is no number")] },
        "empty push-id" => Request(" "),
        "control character in push-id" => Request("a\nb"),
        "long push-id" => Request(new string('a', 256)),
        "past deliver-before" => Request() with { DeliverBefore = Now },
        "deliver-after not before deliver-before" => Request() with { DeliverBefore = Now.AddHours(1), DeliverAfter = Now.AddHours(1) },
        "notify URL of another scheme" => Request() with { Notify = new NotificationTarget(NotificationKind.Webhook, new Uri("ftp://initiator.example/")) },
        "many at once" => Request("") with { Recipients = [], Notify = new NotificationTarget(NotificationKind.Webhook, new Uri("relative", UriKind.Relative)) },
        "too many segments" => Request() with { Content = new RawContent { Body = new byte[(4 * 128) + 1], Wsp = false } },
        "unknown application" => Request() with { Content = new RawContent { ContentType = "application/octet-stream", Body = new byte[10] }, ApplicationId = "x\u0007y" },
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
    };

    private async Task<Transaction> EndedAsync(TransactionState state, PushRequest request)
    {
        var accepted = Assert.IsType<SubmitResult.Accepted>(await _ppg.SubmitAsync(request, Token));
        var transaction = accepted.Transactions[0] with { State = state, Step = state == TransactionState.Pending ? TransactionStep.Queued : TransactionStep.None };
        _store.Transactions[transaction.Id] = transaction;
        IsWoken(_work);
        return transaction;
    }

    private static bool IsWoken(WorkSignal signal) => signal.WaitUntilAsync(null, Token).IsCompletedSuccessfully;
}

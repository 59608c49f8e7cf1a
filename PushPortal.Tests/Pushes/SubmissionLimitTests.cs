using Microsoft.Extensions.Time.Testing;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Work;
using PushPortal.Tests.Fakes;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Pushes;

/// <summary>An account at a limit, and one with a test key, at the gateway itself.</summary>
public sealed class SubmissionLimitTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly FakePushStore _store = new();
    private readonly SubmissionLimits _limits;
    private readonly PushProxyGateway _ppg;

    public SubmissionLimitTests()
    {
        _limits = new SubmissionLimits(_clock);
        _ppg = Gateway(_store, _store, new IdSequence(_clock), new RecordingFeed(), new TransactionSignal(_clock), new NotificationSignal(_clock), new PpgPolicy(), _clock, _limits);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ServiceProvider Limited => Account(1) with { Limits = new AccountLimits { PushesPerDay = 2 } };

    private long Today => _limits.StateOf(Limited).PushesToday;

    [Fact]
    public async Task At_its_quota_nothing_is_stored()
    {
        Assert.IsType<SubmitResult.Accepted>(await _ppg.SubmitAsync(Request("one", "+8613800000001", "+8613800000002") with { Account = Limited }, Token));

        var refused = Assert.IsType<SubmitResult.AtLimit>(await _ppg.SubmitAsync(Request("two") with { Account = Limited }, Token));

        Assert.Equal(new LimitReached(LimitKind.Quota, TimeSpan.FromHours(12)), refused.Limit);
        Assert.Single(_store.Pushes);
    }

    [Fact]
    public async Task What_is_not_taken_costs_none_of_the_quota()
    {
        await Assert.ThrowsAsync<PushRefusedException>(() => _ppg.SubmitAsync(Request() with { Account = Limited, DeliverBefore = _clock.GetUtcNow() }, Token));
        Assert.Equal(0, Today);

        await _ppg.SubmitAsync(Request("one", "+8613800000001", "+8613800000001") with { Account = Limited }, Token);
        Assert.Equal(1, Today);
        _store.Outcome = new AcceptOutcome(AcceptKind.DuplicatePushId, 1);
        Assert.IsType<SubmitResult.Duplicate>(await _ppg.SubmitAsync(Request("one") with { Account = Limited }, Token));
        Assert.Equal(1, Today);
    }

    [Fact]
    public async Task A_test_key_sends_to_test_recipients_and_names_every_other()
    {
        var refused = await Assert.ThrowsAsync<PushRefusedException>(() => _ppg.SubmitAsync(Request("one", "+99900000001", "+8613800000001") with { IsTest = true }, Token));
        Assert.Equal(("/to/1", 2001), (Assert.Single(refused.Problems).Pointer, refused.PapCode));
        Assert.Throws<PushRefusedException>(() => _ppg.Preview(Request() with { IsTest = true }));
        Assert.Empty(_store.Pushes);

        Assert.IsType<SubmitResult.Accepted>(await _ppg.SubmitAsync(Request("one", "+99900000001") with { IsTest = true }, Token));
    }
}

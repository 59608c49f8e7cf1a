using Microsoft.Extensions.Time.Testing;
using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Work;

namespace PushPortal.Tests.Callbacks;

public sealed class CallbackRecoveriesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Noon);
    private readonly KeptCallbacks _log = new();
    private readonly CallbackRecoveries _recoveries;

    public CallbackRecoveriesTests() => _recoveries = new CallbackRecoveries(_log, new CallbackSignal(_clock), new NotificationSignal(_clock), _clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_are_asked_for_in_pieces_and_the_progress_says_how_many()
    {
        Put(450);
        var begun = Assert.IsType<RecoveryStart.Begun>(await _recoveries.StartAsync(new UntoldFilter { AccountId = 1, From = Noon.AddHours(-1) }, "somebody", Token)).Recovery;
        Assert.Equal((450, 0), (begun.Total, begun.Done));

        var done = new List<int>();
        while (await _recoveries.StepAsync(Token))
        {
            done.Add(_recoveries.Of(1)[0].Done);
        }

        Assert.Equal([200, 400, 450, 450], done);
        Assert.NotNull(_recoveries.Of(null)[0].EndedAt);
        Assert.Equal(450, _log.Asked.Select(asked => asked.Id).Distinct().Count());
        Assert.All(_log.Asked, asked => Assert.Equal(("somebody", 1, true), (asked.Ask.By, asked.Ask.AccountId, asked.Ask.OnlyUntold)));
        Assert.Empty(_recoveries.Of(2));
    }

    [Fact]
    public async Task What_cannot_be_told_is_left_and_does_not_hold_up_the_end()
    {
        Put(300);
        _log.Outcome = ResendOutcome.NoEndpoint;
        await _recoveries.StartAsync(new UntoldFilter { AccountId = 1 }, "somebody", Token);
        while (await _recoveries.StepAsync(Token))
        {
        }

        Assert.Equal((0, 300), (_recoveries.Of(1)[0].Asked, _recoveries.Of(1)[0].Left));
        Assert.Equal(300, _log.Untold.Count);
    }

    [Fact]
    public async Task Same_filter_asked_for_again_while_it_goes_on_is_the_same_recovery()
    {
        Put(1);
        var filter = new UntoldFilter { AccountId = 1, From = Noon.AddHours(-1) };
        var begun = Assert.IsType<RecoveryStart.Begun>(await _recoveries.StartAsync(filter, "somebody", Token)).Recovery;
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(begun.Id, Assert.IsType<RecoveryStart.GoesOn>(await _recoveries.StartAsync(filter, "other", Token)).Recovery.Id);
        Assert.IsType<RecoveryStart.Begun>(await _recoveries.StartAsync(filter with { AccountId = 2 }, "other", Token));

        await EndAsync();
        Assert.IsType<RecoveryStart.Begun>(await _recoveries.StartAsync(filter, "somebody", Token));
    }

    [Fact]
    public async Task No_more_go_on_than_may_of_an_account_and_of_all()
    {
        for (var hour = 0; hour < CallbackRecoveries.MostOfAccount; hour++)
        {
            Assert.IsType<RecoveryStart.Begun>(await _recoveries.StartAsync(new UntoldFilter { AccountId = 1, From = Noon.AddHours(-hour) }, "somebody", Token));
        }

        Assert.IsType<RecoveryStart.TooMany>(await _recoveries.StartAsync(new UntoldFilter { AccountId = 1, From = Noon.AddDays(-1) }, "somebody", Token));
        for (var account = 2; _recoveries.Of(null).Count < CallbackRecoveries.MostGoing; account++)
        {
            Assert.IsType<RecoveryStart.Begun>(await _recoveries.StartAsync(new UntoldFilter { AccountId = account }, "somebody", Token));
        }

        Assert.IsType<RecoveryStart.TooMany>(await _recoveries.StartAsync(new UntoldFilter { AccountId = 99 }, "somebody", Token));
        await EndAsync();
        Assert.IsType<RecoveryStart.Begun>(await _recoveries.StartAsync(new UntoldFilter { AccountId = 1, From = Noon.AddDays(-1) }, "somebody", Token));
    }

    private async Task EndAsync()
    {
        while (await _recoveries.StepAsync(Token))
        {
        }
    }

    private void Put(int count) => _log.Untold.AddRange(Enumerable.Range(1, count).Select(at => new UntoldResult
    {
        Id = new CallbackId(at * 256, 1),
        NotificationId = at,
        PushId = 1,
        AccountId = 1,
        InitiatorPushId = "push",
        Recipient = "+1",
        Url = new Uri("https://initiator.example/"),
        Authority = "initiator.example:443",
        State = TransactionState.Delivered,
        Cause = FailureCause.None,
        EventAt = Noon.AddMinutes(-1),
        Tries = 3,
        Skipped = false,
    }));
}

using Microsoft.Extensions.Logging.Abstractions;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.Portal;
using PushPortal.Tests.Smpp;

namespace PushPortal.Tests.Smsc;

public sealed class SmscWorkerTests
{
    [Fact]
    public async Task Alarm_that_goes_off_as_the_gateway_stops_harms_nothing()
    {
        var ct = TestContext.Current.CancellationToken;
        var clock = new LateTimers();
        var inbox = new SmscInbox();
        using var worker = new SmscWorker(inbox, new SmscPolicy(), [], new HeldJournal(), new NoHistory(), new RecordingSubmitAnswers(), new FixedAccounts(), new LinkPolicies(new LinkPolicy()), new LinkOrders(null, inbox, clock), new SmscStatus(), clock, NullLogger<SmscWorker>.Instance);

        await worker.StartAsync(ct);
        await clock.MadeAsync(ct);
        inbox.Started(1);
        await worker.StopAsync(ct);

        // On a pool thread, an exception here would end the process.
        Assert.Null(Record.Exception(clock.EndLateCallbacks));
    }

    [Fact]
    public async Task What_time_makes_due_is_done_although_nothing_comes_in()
    {
        var ct = TestContext.Current.CancellationToken;
        var inbox = new SmscInbox();
        var answers = new ComingAnswers();
        var link = new RecordingLink { Available = false };
        using var worker = new SmscWorker(inbox, new SmscPolicy(), [link], new HeldJournal(), new NoHistory(), answers, new FixedAccounts(), new LinkPolicies(new LinkPolicy()), new LinkOrders(null, inbox, TimeProvider.System), new SmscStatus(), TimeProvider.System, NullLogger<SmscWorker>.Instance);
        await worker.StartAsync(ct);

        inbox.Submit(CentreUnderTest.Push(1, 1, expiresAt: TimeProvider.System.GetUtcNow().AddMilliseconds(50)));

        Assert.Equal(FailureCause.LifetimeEnded, (await answers.NextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30), ct)).Cause);
        await worker.StopAsync(ct);
    }

    private sealed class NoHistory : IGroupHistory
    {
        public IReadOnlyList<GroupRecord> CollectedSince(DateTimeOffset since) => [];
    }
}

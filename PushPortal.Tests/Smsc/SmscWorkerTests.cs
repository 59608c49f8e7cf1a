using Microsoft.Extensions.Logging.Abstractions;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.Portal;

namespace PushPortal.Tests.Smsc;

public sealed class SmscWorkerTests
{
    [Fact]
    public async Task Alarm_that_goes_off_as_the_gateway_stops_harms_nothing()
    {
        var ct = TestContext.Current.CancellationToken;
        var clock = new LateTimers();
        var inbox = new SmscInbox();
        using var worker = new SmscWorker(inbox, new SmscPolicy(), [], new HeldJournal(), new NoHistory(), new RecordingSubmitAnswers(), new FixedAccounts(), new LinkPolicies(new LinkPolicy()), new SmscStatus(), clock, NullLogger<SmscWorker>.Instance);

        await worker.StartAsync(ct);
        await clock.MadeAsync(ct);
        inbox.Started(1);
        await worker.StopAsync(ct);

        // On a pool thread, an exception here would end the process.
        Assert.Null(Record.Exception(clock.EndLateCallbacks));
    }

    private sealed class NoHistory : IGroupHistory
    {
        public IReadOnlyList<GroupRecord> CollectedSince(DateTimeOffset since) => [];
    }
}

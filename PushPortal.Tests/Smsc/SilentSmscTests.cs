using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Work;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Infrastructure.Transactions;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.Hours;
using PushPortal.Tests.Journeys;
using PushPortal.Tests.Portal;
using PushPortal.Tests.Pushes;

namespace PushPortal.Tests.Smsc;

/// <summary>The PPG and the SMSC of one process, whose link says nothing.</summary>
public sealed class SilentSmscTests
{
    private const int Pushes = 10;
    private const int Recipients = 10_000;
    private const int Transactions = Pushes * Recipients;
    private const int Segments = 2;
    private const int MoreThreads = 32;
    private const long MostOctets = 2 * 1024;

    private readonly FakeTimeProvider _clock = new(CentreUnderTest.Start);
    private readonly VirtualStore _store = new();
    private readonly SmscInbox _inbox = new();
    private readonly AnswerQueue _answers = new();
    private readonly SilentLink _link = new(Transactions * Segments);

    [Fact]
    public async Task Hundred_thousand_suspended_take_no_thread_and_little_memory_and_each_ends_once_when_its_window_does()
    {
        var ct = TestContext.Current.CancellationToken;
        var journal = new PromptJournal(_inbox);
        var dispatcher = new TransactionDispatcher(
            _store, _inbox, new IdSequence(_clock), new TransactionAnnouncer(new RecordingFeed(), []), new TransactionSignal(_clock), new NotificationSignal(_clock), new PpgPolicy(), _clock);
        using var smsc = new SmscWorker(
            _inbox, new SmscPolicy(), [_link], journal, journal, _answers, new FixedAccounts(), new LinkPolicies(new LinkPolicy()), new LinkOrders(null, _inbox, _clock), new SmscStatus(), _clock, NullLogger<SmscWorker>.Instance);
        using var recorder = new AnswerWorker(_answers, dispatcher, NullLogger<AnswerWorker>.Instance);
        await AcceptAsync(ct);
        await smsc.StartAsync(ct);
        await recorder.StartAsync(ct);
        var (threads, pooled) = (Threads(), ThreadPool.ThreadCount);
        var memory = GC.GetTotalMemory(forceFullCollection: true);

        await dispatcher.DispatchDueAsync(ct);
        await _link.Taken.WaitAsync(ct);

        Assert.Equal((Transactions, 0), (dispatcher.Suspended, _store.Ends.Count));
        Assert.InRange(Threads(), 0, threads + MoreThreads);
        Assert.InRange(ThreadPool.ThreadCount, 0, pooled + MoreThreads);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - memory, long.MinValue, Transactions * MostOctets);

        var answered = _link.First.Count / Segments;
        _link.First.ForEach(segment => _inbox.Answered(new SegmentAnswer(segment.GroupId, segment.Segment, segment.Attempt, SegmentAnswerKind.Delivered, FailureCause.None)));
        await Eventually.GetAsync(() => dispatcher.Suspended, suspended => suspended == Transactions - answered, "the answers that came");
        _clock.Advance(new LinkPolicy().TransactionWindow);
        // Its timer may have been made just now, for a window from now on.
        _inbox.LinkChanged();
        await Eventually.GetAsync(() => dispatcher.Suspended, suspended => suspended == 0, "the end of the window");

        await smsc.StopAsync(ct);
        await recorder.StopAsync(ct);
        Assert.Equal(Transactions, _store.Ends.DistinctBy(end => end.After.Id).Count());
        Assert.Equal(
            [(TransactionState.Delivered, answered), (TransactionState.Undeliverable, Transactions - answered)],
            _store.Ends.CountBy(end => end.After.State).Select(ends => (ends.Key, ends.Value)));
    }

    private async Task AcceptAsync(CancellationToken ct)
    {
        var ids = new IdSequence(_clock);
        for (var at = 0; at < Pushes; at++)
        {
            var numbers = Enumerable.Range(at * Recipients, Recipients).Select(number => $"+86138{number:D8}");
            var (push, starts) = SamplePush.Make(ids, _clock.GetUtcNow(), SamplePush.Request($"push-{at}", [.. numbers]) with { OneTry = true });
            await _store.AcceptAsync(push, starts, null, ct);
        }
    }

    private static int Threads()
    {
        using var process = Process.GetCurrentProcess();
        return process.Threads.Count;
    }
}

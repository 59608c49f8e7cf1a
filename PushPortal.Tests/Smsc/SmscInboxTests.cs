using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Work;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.Journeys;
using PushPortal.Tests.Portal;
using static PushPortal.Tests.Smsc.CentreUnderTest;

namespace PushPortal.Tests.Smsc;

/// <summary>The room that the SMSC has, and who is told when there is some again.</summary>
public sealed class SmscInboxTests : IDisposable
{
    private const int Most = 100;

    private readonly FakeTimeProvider _clock = new(Start);
    private readonly RecordingLink _link = new() { Available = false };
    private readonly SmscStatus _status = new();
    private readonly TransactionSignal _work;
    private readonly SmscInbox _inbox;
    private readonly SmscWorker _worker;

    public SmscInboxTests()
    {
        _work = new TransactionSignal(_clock);
        _inbox = new SmscInbox(Most, _work);
        var journal = new PromptJournal(_inbox);
        _worker = new SmscWorker(
            _inbox, new SmscPolicy(), [_link], journal, journal, new RecordingSubmitAnswers(), new FixedAccounts(), new LinkPolicies(new LinkPolicy()), new LinkOrders(null, _inbox, _clock), _status, _clock, NullLogger<SmscWorker>.Instance);
    }

    [Fact]
    public void What_was_handed_over_takes_its_place_at_once_and_places_are_kept_back_for_higher_priorities()
    {
        Submit(1, 80);
        Assert.Equal((20, 10, 0), Rooms());

        Submit(81, 10);
        Assert.Equal((10, 0, 0), Rooms());

        Submit(91, 11);
        Assert.Equal((0, 0, 0), Rooms());
    }

    [Fact]
    public async Task Groups_that_wait_at_the_smsc_keep_their_places_and_one_that_ends_wakes_whoever_found_none()
    {
        var ct = TestContext.Current.CancellationToken;
        await _worker.StartAsync(ct);
        Submit(1, Most);
        await Eventually.GetAsync(
            () =>
            {
                Pass(TimeSpan.FromMilliseconds(1));
                return _status.Open;
            },
            open => open == Most,
            "open groups");
        Assert.Equal((0, 0, 0), Rooms());

        var woken = _work.WaitUntilAsync(null, ct);
        Pass(TimeSpan.FromSeconds(10));
        await woken.WaitAsync(TimeSpan.FromSeconds(30), ct);

        Assert.True(_inbox.Room > 0);
        await _worker.StopAsync(ct);
    }

    [Fact]
    public async Task Nobody_is_woken_who_found_room()
    {
        var ct = TestContext.Current.CancellationToken;
        await _worker.StartAsync(ct);
        Submit(1, 1);
        Assert.True(_inbox.RoomFor(Priority.Low) > 0);

        Pass(TimeSpan.FromSeconds(10));
        await Eventually.GetAsync(() => _inbox.Room, room => room == Most, "the end of the group");

        using var patience = new CancellationTokenSource();
        var woken = _work.WaitUntilAsync(null, patience.Token);
        Assert.False(woken.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => woken);
        await _worker.StopAsync(ct);
    }

    public void Dispose() => _worker.Dispose();

    private void Submit(long first, int count)
    {
        for (var id = first; id < first + count; id++)
        {
            _inbox.Submit(Push(id, 1, $"+86138{id:d8}", expiresAt: Start.AddSeconds(5)));
        }
    }

    /// <summary>The loop's alarm may have been set just now, for a time from now on.</summary>
    private void Pass(TimeSpan time)
    {
        _clock.Advance(time);
        _inbox.Wake();
    }

    private (int High, int Medium, int Low) Rooms() => (_inbox.Room, _inbox.RoomFor(Priority.Medium), _inbox.RoomFor(Priority.Low));
}

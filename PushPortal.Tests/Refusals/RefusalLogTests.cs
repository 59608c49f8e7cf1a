using Microsoft.Extensions.Time.Testing;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Refusals;
using PushPortal.Domain.Work;

namespace PushPortal.Tests.Refusals;

public sealed class RefusalLogTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task What_is_noted_is_taken_once_and_wakes_the_writer()
    {
        var signal = new RefusalSignal(_clock);
        var log = new RefusalLog(new IdSequence(_clock), signal, 10, _clock);

        var id = log.Note(1, PushSource.Rest, "invalid-field", "/to must be given", "order-17", "trace");

        await signal.WaitUntilAsync(null, TestContext.Current.CancellationToken);
        var refusal = Assert.Single(log.Take());
        Assert.Equal(
            new Refusal { Id = id!.Value, At = _clock.GetUtcNow(), AccountId = 1, Source = PushSource.Rest, Code = "invalid-field", Reason = "/to must be given", PushId = "order-17", TraceId = "trace" },
            refusal);
        Assert.Empty(log.Take());
    }

    [Fact]
    public void Sender_of_nonsense_gets_so_many_a_minute_kept_and_takes_nothing_from_others()
    {
        var log = new RefusalLog(new IdSequence(_clock), new RefusalSignal(_clock), 3, _clock);

        var noted = Enumerable.Range(0, 5).Select(_ => Note(log, account: 1)).ToList();

        Assert.Equal([true, true, true, false, false], noted);
        Assert.True(Note(log, account: 2));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(Note(log, account: 1));
        Assert.Equal(5, log.Take().Count);
    }

    [Fact]
    public void Long_reason_is_cut()
    {
        var log = new RefusalLog(new IdSequence(_clock), new RefusalSignal(_clock), 3, _clock);

        log.Note(1, PushSource.Pap, "2000", new string('x', 100_000), null, null);

        Assert.Equal(1_000, log.Take()[0].Reason.Length);
    }

    private static bool Note(RefusalLog log, long account) => log.Note(account, PushSource.Smpp, "ESME_RINVDSTADR", "no number", null, null) is not null;
}

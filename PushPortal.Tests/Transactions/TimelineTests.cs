using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Tests.Pushes;
using static PushPortal.Tests.Transactions.SampleTransactions;

namespace PushPortal.Tests.Transactions;

/// <summary>A history is whole although some of its lines are stored elsewhere.</summary>
public sealed class TimelineTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Push _push = SamplePush.Make(new IdSequence(TimeProvider.System), Start, SamplePush.Request()).Push;
    private readonly Transaction _suspended = Pending(TransactionStep.Suspended, Start.AddSeconds(1));

    [Fact]
    public void Acceptance_comes_from_the_push_and_the_stay_at_the_SMSC_from_the_transaction()
    {
        var lines = Timeline.Of(_push, _suspended, [], []);

        Assert.Equal([(TimelineKind.Accepted, Start), (TimelineKind.HandedToSmsc, Start.AddSeconds(1))], lines.Select(line => (line.Kind, line.At)));
        Assert.Equal(new TimelineDetails.HandOver(99, 1), lines[1].Details);
    }

    [Fact]
    public void Stays_that_ended_stand_before_the_lines_that_ended_them()
    {
        var retried = _suspended.After(new TransactionEvent.GroupFailed(Failed(99), Start.AddSeconds(9)), Start.AddSeconds(2), null, () => 0);
        var again = retried.After.After(new TransactionEvent.HandedToSmsc(100, Start.AddMinutes(2)), Start.AddSeconds(9), null, () => 0);
        var delivered = again.After.After(new TransactionEvent.GroupDelivered(Delivered(100)), Start.AddSeconds(10), null, () => 0);

        var lines = Timeline.Of(_push, delivered.After, [retried.Entry!, delivered.Entry!], []);

        Assert.Equal([TimelineKind.Accepted, TimelineKind.HandedToSmsc, TimelineKind.WillRetry, TimelineKind.HandedToSmsc, TimelineKind.Delivered], lines.Select(line => line.Kind));
        Assert.Equal([0, 1, 2, 9, 10], lines.Select(line => (line.At - Start).TotalSeconds));
    }

    [Fact]
    public void Hand_over_of_the_same_submission_again_is_told_once()
    {
        var again = _suspended.After(new TransactionEvent.HandedOverAgain(Start.AddMinutes(2)), Start.AddSeconds(5), null, () => 0);
        var delivered = again.After.After(new TransactionEvent.GroupDelivered(Delivered(99)), Start.AddSeconds(6), null, () => 0);

        Assert.Equal(
            [TimelineKind.Accepted, TimelineKind.HandedToSmsc, TimelineKind.HandedOverAgain, TimelineKind.Delivered],
            Timeline.Of(_push, delivered.After, [again.Entry!, delivered.Entry!], []).Select(line => line.Kind));
        Assert.Equal(
            [TimelineKind.Accepted, TimelineKind.HandedToSmsc, TimelineKind.HandedOverAgain],
            Timeline.Of(_push, again.After, [again.Entry!], []).Select(line => line.Kind));
    }

    [Fact]
    public void Lines_of_an_earlier_version_are_not_told_twice()
    {
        TimelineEntry[] stored = [Line(TimelineKind.Accepted, Start), Line(TimelineKind.HandedToSmsc, Start.AddSeconds(1))];
        var delivered = _suspended.After(new TransactionEvent.GroupDelivered(Delivered(99)), Start.AddSeconds(2), null, () => 0);

        Assert.Equal(
            [TimelineKind.Accepted, TimelineKind.HandedToSmsc, TimelineKind.Delivered],
            Timeline.Of(_push, delivered.After, [.. stored, delivered.Entry!], []).Select(line => line.Kind));
    }

    [Fact]
    public void Confirmation_stands_where_its_time_puts_it()
    {
        var lines = Timeline.Of(
            _push, _suspended with { UpdatedAt = Start.AddMinutes(2) }, [Line(TimelineKind.Delivered, Start.AddSeconds(2)), Line(TimelineKind.RetryRequested, Start.AddMinutes(1))], [Line(TimelineKind.NotificationConfirmed, Start.AddSeconds(3))]);

        Assert.Equal(
            [TimelineKind.Accepted, TimelineKind.Delivered, TimelineKind.NotificationConfirmed, TimelineKind.RetryRequested, TimelineKind.HandedToSmsc],
            lines.Select(line => line.Kind));
    }

    private static TimelineEntry Line(TimelineKind kind, DateTimeOffset at) => new() { TransactionId = 1, At = at, Kind = kind, State = TransactionState.Pending, Step = TransactionStep.Suspended };
}

using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Transactions;
using PushPortal.Tests.Pushes;

namespace PushPortal.Tests.Notifications;

/// <summary>What a target's queue takes from memory, and what it reads.</summary>
public sealed class TargetQueueTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TargetQueue _queue = new("initiator.example:443", new CircuitPolicy(5, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(10)));

    [Fact]
    public void Fresh_ones_are_sent_without_being_read()
    {
        _queue.Apply(News(Fresh(1, 0), Fresh(2, 1)));

        Assert.Equal([1, 2], Sent());
        Assert.Null(_queue.NextAt);
        Assert.Equal(new NotificationPosition(Start.AddSeconds(1), 2, 1), _queue.ReadUpTo);
    }

    [Fact]
    public void One_that_falls_due_between_fresh_ones_is_not_passed_over()
    {
        _queue.Apply(new TargetNews(_queue.Authority, Start.AddSeconds(5), 1));

        _queue.Apply(News(Fresh(1, 4), Fresh(2, 6)));

        Assert.Empty(Sent());
        Assert.Equal(Start.AddSeconds(4), _queue.NextAt);
        Assert.True(_queue.ReadUpTo.DueAt < Start.AddSeconds(5));
    }

    [Fact]
    public void One_that_was_read_before_its_outcome_was_recorded_is_read_again()
    {
        var first = Fresh(1, 0);
        _queue.Apply(News(first));
        Assert.Equal([1], Sent());
        _queue.Fill(new DueBatch([first with { Notification = first.Notification with { DueAt = Start.AddSeconds(1), Tries = 1 } }], null));
        Assert.Empty(Sent());

        _queue.Recorded(1);

        Assert.Equal(Start.AddSeconds(1), _queue.NextAt);
        Assert.True(new NotificationPosition(Start.AddSeconds(1), 1, 1).StandsBehind(_queue.ReadUpTo));
    }

    [Fact]
    public void More_than_memory_holds_is_left_to_be_read_later()
    {
        _queue.Apply(News([.. Enumerable.Range(1, 2_000).Select(id => Fresh(id, 0))]));

        Assert.Empty(Sent());
        Assert.Equal(Start, _queue.NextAt);
        Assert.Equal(NotificationPosition.First, _queue.ReadUpTo);
    }

    private TargetNews News(params DueNotification[] fresh) => new(_queue.Authority, null, fresh.Length) { Fresh = fresh };

    private static DueNotification Fresh(long id, int dueSeconds)
    {
        var (push, starts) = SamplePush.Make(new IdSequence(TimeProvider.System), Start, SamplePush.Request());
        var notification = new ResultNotification
        {
            Id = id,
            TransactionId = id,
            Run = 1,
            PushId = push.Id,
            AccountId = 1,
            Target = SamplePush.Webhook,
            State = TransactionState.Delivered,
            Cause = FailureCause.None,
            EventAt = Start,
            DueAt = Start.AddSeconds(dueSeconds),
        };
        return new DueNotification(notification, starts[0].Transaction, push);
    }

    private List<long> Sent()
    {
        var sent = new List<long>();
        while (_queue.TryTake(Start.AddMinutes(1), out var due))
        {
            sent.Add(due.Notification.Id);
        }

        return sent;
    }
}

using Microsoft.Extensions.Time.Testing;
using PushPortal.Domain.Pushes;

namespace PushPortal.Tests.Pushes;

public sealed class SubmissionGateTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Low_priorities_are_turned_away_first_and_high_ones_last()
    {
        var gate = Strict(mostInHand: 8);

        Assert.Equal((6, 1, 1), (EnterAll(gate, Priority.Low, 8), EnterAll(gate, Priority.Medium, 8), EnterAll(gate, Priority.High, 8)));
        Assert.Equal((2, 7, 7), (gate.Refused(Priority.Low), gate.Refused(Priority.Medium), gate.Refused(Priority.High)));
    }

    [Fact]
    public void Place_is_free_again_when_its_submission_is_answered()
    {
        var gate = Strict(mostInHand: 1);
        var place = Enter(gate, Priority.Medium, 1);
        Assert.Null(Enter(gate, Priority.High, 1));

        place!.Value.Dispose();

        Assert.NotNull(Enter(gate, Priority.Medium, 1));
    }

    [Fact]
    public void Large_push_counts_by_its_recipients_and_comes_in_while_there_is_any_place()
    {
        var gate = Strict(mostInHand: 100);
        using var large = Enter(gate, Priority.Medium, 10_000);

        Assert.Equal(626, gate.InHand);
        Assert.Null(Enter(gate, Priority.High, 1));
    }

    [Fact]
    public void Slow_answers_make_the_places_fewer_and_quick_ones_while_all_are_taken_make_them_more()
    {
        var gate = Strict(mostInHand: 1000);

        Answer(gate, submissions: 500, after: TimeSpan.FromMilliseconds(200));
        Assert.Equal(400, gate.Limit);
        for (var again = 0; again < 20; again++)
        {
            Answer(gate, submissions: 1000, after: TimeSpan.FromMilliseconds(150));
        }

        Assert.Equal(64, gate.Limit);
        for (var again = 0; again < 200; again++)
        {
            Answer(gate, submissions: 1000, after: TimeSpan.FromMilliseconds(50));
        }

        Assert.Equal(1000, gate.Limit);
    }

    [Fact]
    public void Quick_answers_with_places_to_spare_change_nothing()
    {
        var gate = Strict(mostInHand: 1000);
        Answer(gate, submissions: 500, after: TimeSpan.FromMilliseconds(200));
        Answer(gate, submissions: 1, after: TimeSpan.FromMilliseconds(200));
        var limit = gate.Limit;

        for (var again = 0; again < 300; again++)
        {
            Answer(gate, submissions: 50, after: TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal(limit, gate.Limit);
    }

    [Fact]
    public void Time_that_a_large_push_takes_is_its_own()
    {
        var gate = Strict(mostInHand: 1000);
        var large = Enter(gate, Priority.Medium, 1000);

        _clock.Advance(TimeSpan.FromSeconds(2));
        large!.Value.Dispose();

        Assert.Equal(1000, gate.Limit);
    }

    [Fact]
    public async Task Submission_that_finds_no_place_waits_for_one_and_has_the_next()
    {
        using var gate = Gate(mostInHand: 1);
        var first = await gate.EnterAsync(Priority.High, 1);
        var second = gate.EnterAsync(Priority.High, 1).AsTask();
        Assert.Equal((false, 1), (second.IsCompleted, gate.Waiting));

        first!.Value.Dispose();

        Assert.NotNull(await second);
        Assert.Equal((1, 0, 0), (gate.InHand, gate.Waiting, gate.Refused(Priority.High)));
    }

    [Fact]
    public async Task Submission_that_has_waited_in_vain_is_turned_away()
    {
        using var gate = Gate(mostInHand: 2);
        Hold(gate, 2);
        var first = gate.EnterAsync(Priority.Low, 1).AsTask();
        _clock.Advance(TimeSpan.FromMilliseconds(30));
        var second = gate.EnterAsync(Priority.Low, 1).AsTask();

        _clock.Advance(TimeSpan.FromMilliseconds(20));
        Assert.Null(await first);
        Assert.Equal((false, 1), (second.IsCompleted, gate.Refused(Priority.Low)));
        _clock.Advance(TimeSpan.FromMilliseconds(30));

        Assert.Null(await second);
        Assert.Equal((2, 0, 2), (gate.InHand, gate.Waiting, gate.Refused(Priority.Low)));
    }

    [Fact]
    public async Task Places_go_to_the_highest_priority_that_waits_and_then_to_who_came_first()
    {
        using var gate = Gate(mostInHand: 8);
        var places = new Queue<SubmissionGate.Place>(Enumerable.Range(0, 8).Select(_ => gate.TryTake(Priority.High, 1)!.Value));
        var waiting = new[] { ("low", Priority.Low), ("medium 1", Priority.Medium), ("medium 2", Priority.Medium), ("high", Priority.High) }
            .Select(one => (Name: one.Item1, Place: gate.EnterAsync(one.Item2, 1).AsTask()))
            .ToList();
        var order = new List<string>();

        while (places.TryDequeue(out var place))
        {
            place.Dispose();
            order.AddRange(waiting.Where(one => one.Place.IsCompleted && !order.Contains(one.Name)).Select(one => one.Name).ToList());
        }

        Assert.Equal(["high", "medium 1", "medium 2", "low"], order);
        Assert.All(await Task.WhenAll(waiting.Select(one => one.Place)), place => Assert.NotNull(place));
    }

    [Fact]
    public async Task No_more_wait_than_may_be_in_hand_and_nobody_where_there_is_no_wait()
    {
        using var gate = Gate(mostInHand: 2);
        Hold(gate, 2);
        var waiting = Enumerable.Range(0, 2).Select(_ => gate.EnterAsync(Priority.High, 1).AsTask()).ToList();
        Assert.Null(await gate.EnterAsync(Priority.High, 1));
        Assert.All(waiting, one => Assert.False(one.IsCompleted));

        using var strict = Strict(mostInHand: 1);
        Assert.NotNull(await strict.EnterAsync(Priority.High, 1));
        Assert.Null(await strict.EnterAsync(Priority.High, 1));
    }

    private SubmissionGate Gate(int mostInHand) => new(new PpgPolicy { MostInHand = mostInHand }, _clock);

    /// <summary>One at which nobody waits.</summary>
    private SubmissionGate Strict(int mostInHand) => new(new PpgPolicy { MostInHand = mostInHand, PlaceWait = TimeSpan.Zero }, _clock);

    private static void Hold(SubmissionGate gate, int places) => Assert.All(Enumerable.Range(0, places), _ => Assert.NotNull(gate.TryTake(Priority.High, 1)));

    /// <summary>At a gate at which nobody waits.</summary>
    private static SubmissionGate.Place? Enter(SubmissionGate gate, Priority priority, int recipients)
    {
        var entered = gate.EnterAsync(priority, recipients).AsTask();
        Assert.True(entered.IsCompleted);
        return entered.GetAwaiter().GetResult();
    }

    /// <summary>How many of so many submissions find a place.</summary>
    private static int EnterAll(SubmissionGate gate, Priority priority, int submissions) => Enumerable.Range(0, submissions).Count(_ => Enter(gate, priority, 1) is not null);

    /// <summary>Submissions that come at once, as many as are let in, are answered after a time.</summary>
    private void Answer(SubmissionGate gate, int submissions, TimeSpan after)
    {
        var places = Enumerable.Range(0, submissions).Select(_ => Enter(gate, Priority.High, 1)).OfType<SubmissionGate.Place>().ToList();
        _clock.Advance(after);
        places.ForEach(place => place.Dispose());
    }
}

using Microsoft.Extensions.Time.Testing;
using PushPortal.Domain.Identifiers;

namespace PushPortal.Tests.Identifiers;

public sealed class IdSequenceTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, 123, TimeSpan.Zero));

    [Fact]
    public void Ids_grow_even_within_one_millisecond_and_tell_when_they_were_made()
    {
        var ids = new IdSequence(_clock);
        var first = ids.Next();
        var second = ids.Next();
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        var third = ids.Next();

        Assert.Equal(first + IdSequence.Stride, second);
        Assert.True(third > second);
        Assert.Equal(_clock.Start, IdSequence.MadeAt(first));
        Assert.Equal(_clock.Start, IdSequence.MadeAt(second));
        Assert.Equal(_clock.Start.AddMilliseconds(1), IdSequence.MadeAt(third));
    }

    [Fact]
    public void Floor_parts_what_was_made_before_from_what_was_made_since()
    {
        var ids = new IdSequence(_clock, node: 255);
        var before = ids.Next();
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        var since = ids.Next();

        Assert.True(before < IdSequence.Floor(_clock.GetUtcNow()));
        Assert.True(since >= IdSequence.Floor(_clock.GetUtcNow()));
        Assert.Equal(IdSequence.Floor(_clock.GetUtcNow()), new IdSequence(_clock).Next());
    }

    [Fact]
    public void Clock_set_back_does_not_set_ids_back()
    {
        var last = new IdSequence(_clock).Reserve(5) + (4 * IdSequence.Stride);
        var ids = new IdSequence(new FakeTimeProvider(_clock.Start.AddHours(-1)), node: 0, last);

        Assert.Equal(last + IdSequence.Stride, ids.Next());
    }

    [Fact]
    public void Nodes_that_share_a_store_make_different_ids()
    {
        Assert.NotEqual(new IdSequence(_clock, node: 1).Next(), new IdSequence(_clock, node: 2).Next());
    }

    [Fact]
    public void Runs_that_are_reserved_at_the_same_time_never_overlap()
    {
        var ids = new IdSequence(_clock);
        var runs = new long[8 * 2000];

        Parallel.For(0, runs.Length, at => runs[at] = ids.Reserve(1 + (at % 7)));

        var all = runs.SelectMany((first, at) => Enumerable.Range(0, 1 + (at % 7)).Select(step => first + (step * (long)IdSequence.Stride))).ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
    }

    [Fact]
    public void Run_of_no_ids_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new IdSequence(_clock).Reserve(0));
    }
}

using PushPortal.Domain.Smsc;

namespace PushPortal.Tests.Smsc;

public sealed class PartGathererTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan GatheringTime = TimeSpan.FromSeconds(3);

    private readonly PartGatherer<string> _gatherer = new(GatheringTime, most: 4);

    [Fact]
    public void Set_is_complete_with_its_last_part_in_whichever_order()
    {
        Assert.Null(Add(1, 3, 2, "b").Complete);
        Assert.Null(Add(1, 3, 3, "c").Complete);

        var complete = Add(1, 3, 1, "a").Complete;

        Assert.Equal("abc"u8, complete!.Join());
        Assert.Equal(["a", "b", "c"], complete.Places.Select(place => Assert.Single(place)));
        Assert.Equal((0, (DateTimeOffset?)null), (_gatherer.Held, _gatherer.NextDue));
    }

    [Fact]
    public void Copy_shares_the_place_of_its_part()
    {
        Add(1, 2, 1, "a");
        Add(1, 2, 1, "a");

        var complete = Add(1, 2, 2, "b").Complete;

        Assert.Equal([2, 1], complete!.Places.Select(place => place.Count));
        Assert.Equal("ab"u8, complete.Join());
    }

    [Fact]
    public void Late_copy_finds_the_set_for_as_long_as_a_set_is_gathered()
    {
        Add(1, 2, 1, "a");
        var complete = Add(1, 2, 2, "b").Complete;

        Assert.Same(complete, Add(1, 2, 1, "a", TimeSpan.FromSeconds(2)).Earlier);
        Assert.Null(Add(1, 2, 1, "a", GatheringTime).Earlier);
    }

    [Fact]
    public void Reference_that_is_used_again_begins_another_set()
    {
        Add(1, 2, 1, "a");
        Add(1, 2, 2, "b");

        Assert.Equal(new GatheredPart<string>(null, null, []), Add(1, 2, 1, "c") with { Released = [] });
        Assert.Equal("cd"u8, Add(1, 2, 2, "d").Complete!.Join());
    }

    [Fact]
    public void Other_data_in_a_place_releases_what_was_gathered()
    {
        Add(1, 2, 1, "a");

        var gathered = Add(1, 2, 1, "x");

        Assert.Equal(["a"], Assert.Single(gathered.Released).Places.Single());
        Assert.Equal("xb"u8, Add(1, 2, 2, "b").Complete!.Join());
    }

    [Fact]
    public void Set_whose_time_is_over_is_released_as_it_is()
    {
        Add(1, 2, 1, "a");
        Add(2, 2, 2, "b", TimeSpan.FromSeconds(1));

        Assert.Equal(Start + GatheringTime, _gatherer.NextDue);
        Assert.Empty(_gatherer.Due(Start + GatheringTime - TimeSpan.FromTicks(1)));
        Assert.Equal(["a"], Assert.Single(_gatherer.Due(Start + GatheringTime)).Places.Single());
        Assert.Equal((1, Start + GatheringTime + TimeSpan.FromSeconds(1)), (_gatherer.Held, _gatherer.NextDue));
    }

    [Fact]
    public void Oldest_sets_make_room_for_new_parts()
    {
        for (var reference = 1; reference <= 4; reference++)
        {
            Assert.Empty(Add(reference, 2, 1, "a").Released);
        }

        var gathered = Add(5, 2, 1, "a");

        Assert.Equal(1, Assert.Single(gathered.Released).Key.Reference);
        Assert.Equal(4, _gatherer.Held);
    }

    [Fact]
    public void Parts_that_differ_in_anything_but_their_number_are_no_set()
    {
        Add(1, 2, 1, "a");

        Assert.Null(Add(2, 2, 2, "b").Complete);
        Assert.Null(Add(Key(1, 2) with { AccountId = 2 }, 2, "b").Complete);
        Assert.Null(Add(Key(1, 2) with { Recipient = "+8613900000002" }, 2, "b").Complete);
        Assert.NotNull(Add(Key(1, 2), 2, "b").Complete);
    }

    private GatheredPart<string> Add(int reference, byte total, byte sequence, string data, TimeSpan after = default) => Add(Key(reference, total), sequence, data, after);

    private GatheredPart<string> Add(PartKey key, byte sequence, string data, TimeSpan after = default) =>
        _gatherer.Add(key, sequence, System.Text.Encoding.ASCII.GetBytes(data), data, Start + after);

    private static PartKey Key(int reference, byte total) => new(1, 0, "10086", "+8613900000001", reference, false, total, null);
}

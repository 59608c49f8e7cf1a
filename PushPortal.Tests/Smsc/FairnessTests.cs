using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Tests.Fakes;
using static PushPortal.Tests.Smsc.CentreUnderTest;

namespace PushPortal.Tests.Smsc;

/// <summary>Nobody starves: accounts share a link by weight, and a lower priority waits for its patience only.</summary>
public sealed class FairnessTests
{
    private readonly CentreUnderTest _smsc = new(new RecordingLink(window: 1));

    [Fact]
    public void Account_with_a_long_queue_does_not_keep_another_waiting()
    {
        Queue(account: 1, count: 50);
        Queue(account: 2, count: 5, from: 100);

        Assert.Equal([2, 2, 2, 2, 2], Serve(12).Where(account => account == 2));
    }

    [Fact]
    public void Accounts_share_by_weight()
    {
        _smsc.Weights[2] = 3;
        Queue(account: 1, count: 100);
        Queue(account: 2, count: 100, from: 200);

        Assert.InRange(Serve(80).Count(account => account == 2), 59, 61);
    }

    [Fact]
    public void Share_is_counted_in_segments_and_not_in_groups()
    {
        var smsc = new CentreUnderTest(new RecordingLink(window: 4));
        for (var id = 1; id <= 40; id++)
        {
            smsc.Centre.Submit(Push(id, id <= 20 ? 4 : 1, $"+86138000001{id:d2}") with { AccountId = id <= 20 ? 1 : 2 }, smsc.Now);
        }

        smsc.Advance();
        for (var answered = 0; answered < 50; answered++)
        {
            var sent = smsc.Link.Sent[answered];
            smsc.Answer(sent.GroupId, sent.Segment);
        }

        var segments = smsc.Link.Sent.Take(32).GroupBy(sent => sent.GroupId <= 20).ToDictionary(group => group.Key, group => group.Count());
        Assert.InRange(segments[true] - segments[false], -4, 4);
    }

    [Fact]
    public void Lower_priority_gets_a_place_after_as_many_segments_as_its_patience()
    {
        Queue(account: 1, count: 200, priority: Priority.High);
        Queue(account: 1, count: 3, from: 1000, priority: Priority.Medium);
        Queue(account: 1, count: 3, from: 2000, priority: Priority.Low);

        var order = ServeGroups(150);

        Assert.Equal([16, 33, 50], Places(order, 1000));
        Assert.Equal([64, 129], Places(order, 2000).Take(2));
    }

    [Fact]
    public void Higher_priority_takes_a_turn_that_its_handset_has_given_but_not_used()
    {
        _smsc.Submit(1, 1, OtherHandset);
        _smsc.Submit(Push(2, 1, priority: Priority.Low));
        _smsc.Submit(Push(3, 1, priority: Priority.High));

        Assert.Equal([3, 2], ServeGroups(3).Skip(1));
    }

    [Fact]
    public void Turn_that_is_used_is_not_taken_away()
    {
        var smsc = new CentreUnderTest();
        smsc.Submit(Push(1, 2, priority: Priority.Low));
        smsc.Submit(Push(2, 1, priority: Priority.High));
        smsc.Answer(1, 1);

        Assert.Equal(["1:1/1", "1:2/1"], smsc.Link.Log);
    }

    [Fact]
    public void At_one_handset_a_lower_priority_goes_first_when_it_has_waited_long_enough()
    {
        var smsc = new CentreUnderTest(new SmscPolicy { HandsetPatience = TimeSpan.FromSeconds(10) });
        smsc.Submit(2, 1);
        smsc.Submit(Push(3, 1, priority: Priority.Medium));
        smsc.Wait(1_500);
        smsc.Submit(Push(4, 1, priority: Priority.Medium));
        smsc.Submit(Push(5, 1, priority: Priority.High));
        smsc.Wait(9_000);
        smsc.Submit(Push(6, 1, priority: Priority.High));
        smsc.Answer(2, 1);

        // 5 came within the patience of 3 and 4, and 6 within that of 4 only.
        var order = new List<long>();
        while (smsc.Link.Sent[^1].GroupId is var group && !order.Contains(group))
        {
            order.Add(group);
            smsc.Answer(group, 1);
        }

        Assert.Equal([5, 3, 6, 4], order);
    }

    private void Queue(long account, int count, int from = 1, Priority priority = Priority.Medium)
    {
        for (var id = from; id < from + count; id++)
        {
            _smsc.Centre.Submit(Push(id, 1, $"+86138{id:d8}", priority) with { AccountId = account }, _smsc.Now);
        }
    }

    /// <summary>The accounts in the order in which their groups went out.</summary>
    private List<long> Serve(int count) => [.. ServeGroups(count).Select(group => group is >= 100 and < 1000 ? 2L : 1L)];

    private List<long> ServeGroups(int count)
    {
        _smsc.Advance();
        for (var served = 0; served < count; served++)
        {
            _smsc.Answer(_smsc.Link.Sent[served].GroupId, 1);
        }

        return [.. _smsc.Link.Sent.Take(count).Select(sent => sent.GroupId)];
    }

    private static IEnumerable<int> Places(List<long> order, long from) =>
        order.Select((group, at) => (group, at)).Where(item => item.group >= from && item.group < from + 1000).Select(item => item.at);
}

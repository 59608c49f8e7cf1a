using PushPortal.Domain.Smsc;

namespace PushPortal.Tests.Smsc;

public sealed class SievedQueueTests
{
    private readonly HashSet<int> _dead = [];

    [Fact]
    public void Only_the_living_are_shown_in_order_and_counted()
    {
        var queue = Filled(5);
        Kill(queue, 0, 3);

        Assert.Equal(3, queue.Count);
        Assert.Equal([1, 2, 4], TakeAll(queue));
        Assert.Equal(0, queue.Count);
    }

    [Fact]
    public void Dead_that_stand_behind_one_that_lives_long_are_not_held()
    {
        const int Elements = 10_000;
        var asked = 0;
        var queue = new SievedQueue<int, int>(element =>
        {
            asked++;
            return !_dead.Contains(element);
        });
        for (var element = 0; element < Elements; element++)
        {
            queue.Enqueue(element, element);
            if (element > 0)
            {
                Kill(queue, element);
            }
        }

        asked = 0;
        Assert.Equal([0], TakeAll(queue));
        Assert.InRange(asked, 1, 100);
    }

    private SievedQueue<int, int> Filled(int elements)
    {
        var queue = new SievedQueue<int, int>(element => !_dead.Contains(element));
        for (var element = 0; element < elements; element++)
        {
            queue.Enqueue(element, element);
        }

        return queue;
    }

    private void Kill(SievedQueue<int, int> queue, params int[] elements)
    {
        _dead.UnionWith(elements);
        queue.Died(elements.Length);
    }

    private static List<int> TakeAll(SievedQueue<int, int> queue)
    {
        var taken = new List<int>();
        while (queue.TryPeek(out var element, out _))
        {
            taken.Add(element);
            queue.Dequeue();
        }

        return taken;
    }
}

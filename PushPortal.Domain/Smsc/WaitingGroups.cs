namespace PushPortal.Domain.Smsc;

/// <summary>What time does to groups that wait for their start.</summary>
internal static class WaitingGroups
{
    /// <summary>Takes out those whose lifetime has ended, wherever they stand: a deadline is not to be told late because others wait longer.</summary>
    internal static IReadOnlyList<SegmentGroup> TakeEnded(this PriorityQueue<SegmentGroup, (byte Priority, long Order)> waiting, DateTimeOffset now)
    {
        List<SegmentGroup>? ended = null;
        foreach (var (group, _) in waiting.UnorderedItems)
        {
            if (group.Submission.ExpiresAt <= now)
            {
                (ended ??= []).Add(group);
            }
        }

        if (ended is null)
        {
            return [];
        }

        (SegmentGroup, (byte, long))[] staying = [.. waiting.UnorderedItems.Where(item => item.Element.Submission.ExpiresAt > now)];
        waiting.Clear();
        waiting.EnqueueRange(staying);
        return ended;
    }
}

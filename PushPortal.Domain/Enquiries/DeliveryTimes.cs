namespace PushPortal.Domain.Enquiries;

/// <summary>How long deliveries took, from the acceptance of the push to the end of its group: counted by classes that grow about two and a half times each.</summary>
/// <param name="Counts">One for each of <see cref="Bounds"/>, and one for what took longer.</param>
public sealed record DeliveryTimes(IReadOnlyList<long> Counts)
{
    /// <summary>The ends of the classes.</summary>
    public static IReadOnlyList<TimeSpan> Bounds { get; } =
    [
        TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(500),
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1),
    ];

    public static DeliveryTimes None { get; } = new(new long[Bounds.Count + 1]);

    public long All => Counts.Sum();

    /// <summary>The class of a duration.</summary>
    public static int ClassOf(TimeSpan took)
    {
        var at = 0;
        while (at < Bounds.Count && took > Bounds[at])
        {
            at++;
        }

        return at;
    }

    public DeliveryTimes Add(DeliveryTimes other) => new([.. Counts.Zip(other.Counts, static (mine, yours) => mine + yours)]);

    /// <summary>The duration that this part of the deliveries kept to, 0 to 1: by straight lines within its class. Null when there were none.</summary>
    public TimeSpan? Percentile(double part)
    {
        var wanted = All * part;
        if (wanted == 0)
        {
            return null;
        }

        var below = 0L;
        for (var at = 0; at < Bounds.Count; at++)
        {
            if (below + Counts[at] >= wanted)
            {
                var start = at == 0 ? TimeSpan.Zero : Bounds[at - 1];
                return start + ((Bounds[at] - start) * ((wanted - below) / Counts[at]));
            }

            below += Counts[at];
        }

        return Bounds[^1];
    }
}

namespace PushPortal.Domain.Lab;

/// <summary>What one arm came to over one seed. Shares are of all pushes, times in seconds from the submission on.</summary>
public sealed record LabFigures
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    /// <summary>Share that the handset showed within the lifetime.</summary>
    public required double Delivered { get; init; }

    /// <summary>Share that it showed within a minute.</summary>
    public required double DeliveredSoon { get; init; }

    /// <summary>Time until it was shown, of those that were shown in time: half of them took no longer.</summary>
    public required double DeliveryP50 { get; init; }

    public required double DeliveryP95 { get; init; }

    public required double DeliveryP99 { get; init; }

    /// <summary>Segments sent, of all pushes, for each that was shown in time.</summary>
    public required double SentPerDelivered { get; init; }

    /// <summary>Time until the initiator was told the outcome.</summary>
    public required double KnownP50 { get; init; }

    public required double KnownP95 { get; init; }

    /// <summary>Share of which the handset got something and never put it together.</summary>
    public required double Broken { get; init; }

    /// <summary>Share that the initiator was told is delivered and that the handset did not show in time.</summary>
    public required double ToldWrongly { get; init; }

    /// <summary>Share that the initiator was told has failed and that the handset showed.</summary>
    public required double ShownUnknown { get; init; }

    /// <summary>Showings after the first, for each push.</summary>
    public required double Duplicates { get; init; }

    /// <summary>Showings of what nobody sent, made of parts of two pushes, for each push.</summary>
    public required double Garbled { get; init; }

    internal static LabFigures Of(IReadOnlyCollection<LabMessage> pushes, int garbled)
    {
        double all = pushes.Count;
        var delivery = pushes.Where(push => push.IsShownInTime).Select(push => (push.ShownAt!.Value - push.At).TotalSeconds).Order().ToArray();
        var known = pushes.Select(push => (push.KnownAt!.Value - push.At).TotalSeconds).Order().ToArray();
        return new LabFigures
        {
            Delivered = delivery.Length / all,
            DeliveredSoon = delivery.Count(time => time <= Soon.TotalSeconds) / all,
            DeliveryP50 = Percentile(delivery, 0.5),
            DeliveryP95 = Percentile(delivery, 0.95),
            DeliveryP99 = Percentile(delivery, 0.99),
            SentPerDelivered = delivery.Length == 0 ? double.NaN : pushes.Sum(push => push.Sent) / (double)delivery.Length,
            KnownP50 = Percentile(known, 0.5),
            KnownP95 = Percentile(known, 0.95),
            Broken = pushes.Count(push => push.HasArrivedInPart && push.Shown == 0) / all,
            ToldWrongly = pushes.Count(push => push.ToldDelivered && !push.IsShownInTime) / all,
            ShownUnknown = pushes.Count(push => !push.ToldDelivered && push.Shown > 0) / all,
            Duplicates = pushes.Sum(push => Math.Max(0, push.Shown - 1)) / all,
            Garbled = garbled / all,
        };
    }

    /// <summary>The nearest rank; not a number when there is none.</summary>
    private static double Percentile(double[] sorted, double share) => sorted.Length == 0 ? double.NaN : sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
}

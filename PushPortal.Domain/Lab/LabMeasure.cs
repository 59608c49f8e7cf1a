namespace PushPortal.Domain.Lab;

/// <summary>One of the figures that arms are compared by.</summary>
/// <param name="Name">For files and programs.</param>
/// <param name="Words">In English.</param>
/// <param name="Unit">How its numbers are to be shown.</param>
/// <param name="MoreIsBetter">Which way is the good one.</param>
public sealed record LabMeasure(string Name, string Words, LabUnit Unit, bool MoreIsBetter, Func<LabFigures, double> Of)
{
    public static LabMeasure Delivered { get; } = new("delivered", "delivered within the lifetime", LabUnit.Share, true, figures => figures.Delivered);

    public static LabMeasure DeliveredSoon { get; } = new("delivered-soon", "delivered within a minute", LabUnit.Share, true, figures => figures.DeliveredSoon);

    public static LabMeasure DeliveryP50 { get; } = new("delivery-p50", "time to delivery, p50", LabUnit.Seconds, false, figures => figures.DeliveryP50);

    public static LabMeasure DeliveryP95 { get; } = new("delivery-p95", "time to delivery, p95", LabUnit.Seconds, false, figures => figures.DeliveryP95);

    public static LabMeasure DeliveryP99 { get; } = new("delivery-p99", "time to delivery, p99", LabUnit.Seconds, false, figures => figures.DeliveryP99);

    public static LabMeasure SentPerDelivered { get; } = new("sent-per-delivered", "segments sent per delivered push", LabUnit.Count, false, figures => figures.SentPerDelivered);

    public static LabMeasure KnownP50 { get; } = new("known-p50", "time until the initiator knows, p50", LabUnit.Seconds, false, figures => figures.KnownP50);

    public static LabMeasure KnownP95 { get; } = new("known-p95", "time until the initiator knows, p95", LabUnit.Seconds, false, figures => figures.KnownP95);

    public static LabMeasure Broken { get; } = new("broken", "reassembly failed at the handset", LabUnit.Share, false, figures => figures.Broken);

    public static LabMeasure ToldWrongly { get; } = new("told-wrongly", "told delivered, not shown", LabUnit.Share, false, figures => figures.ToldWrongly);

    public static LabMeasure ShownUnknown { get; } = new("shown-unknown", "told failed, shown", LabUnit.Share, false, figures => figures.ShownUnknown);

    public static LabMeasure Duplicates { get; } = new("duplicates", "shown again", LabUnit.Share, false, figures => figures.Duplicates);

    public static LabMeasure Garbled { get; } = new("garbled", "mixed of two pushes", LabUnit.Share, false, figures => figures.Garbled);

    public static IReadOnlyList<LabMeasure> All { get; } =
    [
        Delivered, DeliveredSoon, DeliveryP50, DeliveryP95, DeliveryP99, SentPerDelivered, KnownP50, KnownP95, Broken, ToldWrongly, ShownUnknown, Duplicates, Garbled,
    ];
}

using PushPortal.Benchmarks.Evidence;
using PushPortal.Domain.Lab;

namespace PushPortal.Tests.Evidence;

/// <summary>Experiments whose figures are made up, so that what is written of them is known.</summary>
internal static class SampleCells
{
    internal static readonly LabScenario Lossy = new("lossy", "Much is lost", "A fifth & more is lost.", new LabSettings { LossRate = 0.2 });
    internal static readonly LabScenario Quiet = new("quiet", "Quiet", "Nothing is lost.", new LabSettings());

    /// <summary>Two scenarios, 1 to 6 segments, two seeds. Where it is lossy the prior art delivers 80 and 82 %, and all others 100 %.</summary>
    internal static IReadOnlyList<EvidenceCell> All { get; } =
    [
        .. Enumerable.Range(1, 6).Select(segments => Cell(Lossy, segments, 0.8, 0.82)),
        .. Enumerable.Range(1, 6).Select(segments => Cell(Quiet, segments, 1, 1)),
    ];

    private static EvidenceCell Cell(LabScenario scenario, int segments, params double[] prior)
    {
        var settings = scenario.Settings with { Segments = segments, Seeds = prior.Length, Pushes = 100 };
        var figures = LabArms.All.ToDictionary(
            arm => arm,
            arm => (IReadOnlyList<LabFigures>)[.. prior.Select(delivered => Figures(arm == LabArm.SharedStoreAndForward ? delivered : 1, segments))]);
        return new EvidenceCell(scenario, segments, new LabResult(settings, figures));
    }

    private static LabFigures Figures(double delivered, int segments) => new()
    {
        Delivered = delivered,
        DeliveredSoon = delivered,
        DeliveryP50 = segments,
        DeliveryP95 = 10 * segments,
        DeliveryP99 = 100 * segments,
        SentPerDelivered = segments / delivered,
        KnownP50 = segments,
        KnownP95 = 10 * segments,
        Broken = 1 - delivered,
        ToldWrongly = 0,
        ShownUnknown = 0,
        Duplicates = 0,
        Garbled = 0,
    };
}

using PushPortal.Domain.Lab;

namespace PushPortal.Benchmarks.Evidence;

/// <summary>One scenario in a chart.</summary>
/// <param name="Series">By arm, one value for each number of segments, from 1 on.</param>
internal sealed record ChartPanel(string Title, IReadOnlyDictionary<LabArm, IReadOnlyList<Estimate>> Series);

using PushPortal.Domain.Lab;

namespace PushPortal.Benchmarks.Evidence;

/// <summary>One setting of the product, varied over one scenario.</summary>
internal sealed record EvidenceSweep(string Setting, int Segments, LabScenario Scenario, IReadOnlyList<(string Value, LabResult Result)> Values);

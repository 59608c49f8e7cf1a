using PushPortal.Domain.Lab;

namespace PushPortal.Benchmarks.Evidence;

/// <summary>One scenario with pushes of one size.</summary>
internal sealed record EvidenceCell(LabScenario Scenario, int Segments, LabResult Result);

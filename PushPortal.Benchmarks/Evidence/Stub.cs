using PushPortal.Domain.Lab;
namespace PushPortal.Benchmarks.Evidence;
internal sealed class EvidenceReport(IReadOnlyList<EvidenceCell> cells, object sweeps) { internal Task WriteAsync(DirectoryInfo d, CancellationToken ct) => Task.CompletedTask; object X => (cells, sweeps); }

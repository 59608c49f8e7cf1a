using PushPortal.Domain.Audit;

namespace PushPortal.Tests.Portal;

/// <summary>The audit log in memory.</summary>
internal sealed class KeptAudit : IAuditLog
{
    internal List<AuditRecord> Records { get; } = [];

    internal IEnumerable<AuditEntry> Entries => Records.Select(record => record.Entry);

    internal (AuditFilter Filter, AuditPosition? After, int Limit)? Asked { get; private set; }

    internal void Add(AuditEntry entry, DateTimeOffset? at = null) => Records.Add(new AuditRecord(Records.Count + 1, at ?? Sample.Noon, entry));

    public Task WriteAsync(AuditEntry entry, CancellationToken ct)
    {
        Add(entry);
        return Task.CompletedTask;
    }

    public Task<AuditPage> PageAsync(AuditFilter filter, AuditPosition? after, int limit, CancellationToken ct)
    {
        Asked = (filter, after, limit);
        var rest = Records.AsEnumerable().Reverse().Where(record => after is not { } place || record.Id < place.Id).ToList();
        var shown = rest.Take(limit).ToList();
        return Task.FromResult(new AuditPage(shown, rest.Count > limit ? new AuditPosition(shown[^1].At, shown[^1].Id) : null));
    }

    public Task<AuditRecord?> FindAsync(long id, CancellationToken ct) => Task.FromResult(Records.FirstOrDefault(record => record.Id == id));
}

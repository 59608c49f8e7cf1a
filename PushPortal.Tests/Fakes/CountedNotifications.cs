using System.Collections.Concurrent;
using PushPortal.Domain.Notifications;

namespace PushPortal.Tests.Fakes;

/// <summary>A store of notifications that counts how often a target is asked for, and how many rows are read of it.</summary>
internal sealed class CountedNotifications(INotificationStore store) : INotificationStore
{
    private readonly ConcurrentDictionary<string, (int Reads, int Rows)> _read = new();

    public (int Reads, int Rows) Read(string authority) => _read.GetValueOrDefault(authority);

    public IReadOnlyList<TargetNews> TakeNews() => store.TakeNews();

    public async Task<DueBatch> DueAsync(string authority, NotificationPosition after, DateTimeOffset now, int limit, CancellationToken ct)
    {
        var batch = await store.DueAsync(authority, after, now, limit, ct);
        var rows = batch.Due.Count + (batch.NextAt is null ? 0 : 1);
        _read.AddOrUpdate(authority, (1, rows), (_, sum) => (sum.Reads + 1, sum.Rows + rows));
        return batch;
    }

    public Task RecordAsync(IReadOnlyList<NotificationOutcome> outcomes, CancellationToken ct) => store.RecordAsync(outcomes, ct);
}

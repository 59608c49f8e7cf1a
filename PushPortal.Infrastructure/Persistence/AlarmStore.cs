using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Alarms;
using PushPortal.Infrastructure.Persistence.Rows;
using static PushPortal.Infrastructure.Persistence.StoredInstant;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>The alarms in their table.</summary>
internal sealed class AlarmStore(IDbContextFactory<PortalDbContext> contexts) : IAlarmStore
{
    public async Task<IReadOnlyList<Alarm>> StandingAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await db.Alarms.AsNoTracking().Where(row => row.ClearedAt == null).ToListAsync(ct)).ConvertAll(Alarm);
    }

    public async Task<IReadOnlyList<Alarm>> ClearedUntoldAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await db.Alarms.AsNoTracking().Where(row => row.ClearedAt != null && row.Told == (byte)AlarmStage.Raised).OrderBy(row => row.Id).ToListAsync(ct)).ConvertAll(Alarm);
    }

    public async Task<long> LastIdAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Alarms.MaxAsync(row => (long?)row.Id, ct) ?? 0;
    }

    public async Task SaveAsync(IReadOnlyList<Alarm> alarms, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        foreach (var alarm in alarms)
        {
            var row = await db.Alarms.FindAsync([alarm.Id], ct) ?? db.Alarms.Add(new AlarmRow { Id = alarm.Id, Subject = "" }).Entity;
            Fill(row, alarm);
        }

        await db.SaveChangesAsync(ct);
    }

    public async Task<IReadOnlyList<Alarm>> HistoryAsync(long? before, int limit, CancellationToken ct)
    {
        var end = before ?? long.MaxValue;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Alarms.AsNoTracking().Where(row => row.Id < end && row.ClearedAt != null).OrderByDescending(row => row.Id).Take(limit).ToListAsync(ct);
        return rows.ConvertAll(Alarm);
    }

    private static void Fill(AlarmRow row, Alarm alarm)
    {
        (row.Kind, row.Subject, row.Since, row.Example) = ((byte)alarm.Kind, alarm.Subject, alarm.Since.UtcTicks, alarm.Example);
        (row.Value, row.Threshold, row.Whole, row.Note, row.Level) = (alarm.Facts.Value, alarm.Facts.Limit, alarm.Facts.Of, alarm.Facts.Note, alarm.Facts.Level);
        (row.ClearedAt, row.AcknowledgedBy, row.AcknowledgedAt, row.Told) = (alarm.ClearedAt?.UtcTicks, alarm.AcknowledgedBy, alarm.AcknowledgedAt?.UtcTicks, (byte)alarm.Told);
    }

    private static Alarm Alarm(AlarmRow row) => new()
    {
        Id = row.Id,
        Kind = (AlarmKind)row.Kind,
        Subject = row.Subject,
        Facts = new AlarmFacts(row.Value, row.Threshold, row.Whole, row.Note, row.Level),
        Since = Instant(row.Since),
        Example = row.Example,
        ClearedAt = Instant(row.ClearedAt),
        AcknowledgedBy = row.AcknowledgedBy,
        AcknowledgedAt = Instant(row.AcknowledgedAt),
        Told = (AlarmStage)row.Told,
    };
}

using System.ComponentModel;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Identifiers;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Maintenance;

/// <summary>
/// Adds what was submitted in each hour to the usage of its day, by account and content type. An hour and the note that it was added are one commit, so whatever ends a run
/// in between, none is added twice and none is left out. It reads rows by the order of their keys, once each, and nothing waits for it.
/// </summary>
public sealed class UsageRollUp
{
    /// <summary>The recurring job's id.</summary>
    public const string JobId = "usage-roll-up";

    private const int SecondsOfHour = 3600;

    /// <summary>So long after its end an hour is looked at: what was accepted in it is on disk then.</summary>
    private static readonly TimeSpan Settles = TimeSpan.FromMinutes(10);

    private readonly IDbContextFactory<PortalDbContext> _contexts;
    private readonly IOptions<StorageOptions> _options;
    private readonly TimeProvider _clock;

    internal UsageRollUp(IDbContextFactory<PortalDbContext> contexts, IOptions<StorageOptions> options, TimeProvider clock) => (_contexts, _options, _clock) = (contexts, options, clock);

    /// <summary>One run: all hours that are over. Answers how many had anything in them.</summary>
    [DisplayName("Add up what accounts submitted, by day and content type")]
    [DisableConcurrentExecution(timeoutInSeconds: 60)]
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        var end = Hours.Of(now - Settles);
        var rolled = 0;
        while (await RollNextAsync(end, ct))
        {
            rolled++;
        }

        await using var db = await _contexts.CreateDbContextAsync(ct);
        var oldest = DateOnly.FromDateTime((now - _options.Value.UsageRetention).UtcDateTime).DayNumber;
        await db.Usage.Where(row => row.Day < oldest).ExecuteDeleteAsync(ct);
        return rolled;
    }

    /// <summary>Adds the next hour that has anything in it.</summary>
    /// <param name="end">The first hour that is not over.</param>
    /// <returns>False when there is none before the end.</returns>
    private async Task<bool> RollNextAsync(long end, CancellationToken ct)
    {
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var mark = await db.Settings.SingleOrDefaultAsync(setting => setting.Name == SettingRow.UsageHour, ct);
        if (mark is null)
        {
            db.Add(mark = new SettingRow { Name = SettingRow.UsageHour });
        }

        var from = FirstId(mark.Value);
        var next = await db.Pushes.Where(push => push.Id >= from).OrderBy(push => push.Id).Select(push => (long?)push.Id).FirstOrDefaultAsync(ct);
        var hour = next is { } id ? Math.Min(end, Hours.Of(IdSequence.MadeAt(id))) : end;
        if (hour >= end)
        {
            mark.Value = Math.Max(mark.Value, end);
            await db.SaveChangesAsync(ct);
            return false;
        }

        var (first, last) = (FirstId(hour), FirstId(hour + 1));
        foreach (var sum in await db.SubmissionsIn(first, last).ToListAsync(ct))
        {
            (await RowAsync(db, sum, hour, ct)).Submissions += sum.Count;
        }

        var lastRecipient = await db.Pushes.Where(push => push.Id >= first && push.Id < last).MaxAsync(push => push.Id + push.Recipients * (long)IdSequence.Stride, ct);
        foreach (var sum in await db.PushesIn(first, last, lastRecipient).ToListAsync(ct))
        {
            var row = await RowAsync(db, sum, hour, ct);
            (row.Pushes, row.Segments) = (row.Pushes + sum.Count, row.Segments + sum.Segments);
        }

        mark.Value = hour + 1;
        await db.SaveChangesAsync(ct);
        return true;
    }

    private static async Task<UsageRow> RowAsync(PortalDbContext db, UsageQuery.UsageSum sum, long hour, CancellationToken ct)
    {
        var day = DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(hour * SecondsOfHour).UtcDateTime).DayNumber;
        // With its parameters one media type would be many lines.
        var type = sum.ContentType.Split(';')[0].TrimEnd();
        var row = await db.Usage.FindAsync([sum.AccountId, day, type], ct);
        if (row is null)
        {
            db.Add(row = new UsageRow { AccountId = sum.AccountId, Day = day, ContentType = type });
        }

        return row;
    }

    private static long FirstId(long hour) => IdSequence.Floor(DateTimeOffset.FromUnixTimeSeconds(hour * SecondsOfHour));
}

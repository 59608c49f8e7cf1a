using System.ComponentModel;
using Hangfire;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Infrastructure.Audit;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Maintenance;

/// <summary>
/// Deletes pushes that ended and are older than the retention time, and entries of the audit log that are older than theirs. A push that is not at its end, or whose
/// initiator is still to be told, stays, however old.
/// </summary>
public sealed partial class RetentionPurge
{
    /// <summary>The recurring job's id.</summary>
    public const string JobId = "retention-purge";

    private const int Batch = 200;

    /// <summary>Of bulk retries, when nobody starts them.</summary>
    private static readonly TimeSpan PlansAreKept = TimeSpan.FromDays(1);

    private readonly PushStore _store;
    private readonly IOptions<StorageOptions> _options;
    private readonly IOptions<AuditOptions> _audit;
    private readonly TimeProvider _clock;
    private readonly ILogger<RetentionPurge> _logger;

    internal RetentionPurge(PushStore store, IOptions<StorageOptions> options, IOptions<AuditOptions> audit, TimeProvider clock, ILogger<RetentionPurge> logger)
    {
        _store = store;
        _options = options;
        _audit = audit;
        _clock = clock;
        _logger = logger;
    }

    /// <summary>One run. Answers how many pushes were deleted.</summary>
    [DisplayName("Delete pushes and audit entries older than their retention times")]
    [DisableConcurrentExecution(timeoutInSeconds: 60)]
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        var oldest = now - _options.Value.Retention;
        var before = IdSequence.Floor(oldest);
        var notTold = NotTold(before);
        var purged = 0;
        var after = 0L;
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var (count, last) = await _store.Writer.RunAsync(new PurgeOperation(after, before, Batch, notTold, now));
            purged += count;
            if (last is null)
            {
                break;
            }

            after = last.Value;
        }

        while (await _store.Writer.RunAsync(new PurgeSideOperation(before, IdSequence.Floor(now - PlansAreKept), oldest.UtcTicks, Hours.Of(oldest), Hours.MinuteOf(now - TrafficRange.MinutesAreKept), Batch)) > 0)
        {
            ct.ThrowIfCancellationRequested();
        }

        while (await _store.Writer.RunAsync(new PurgeAuditOperation(now - _audit.Value.Retention, Batch)) > 0)
        {
            ct.ThrowIfCancellationRequested();
        }

        LogPurged(purged, oldest);
        return purged;
    }

    /// <summary>Old pushes with a notification that is neither confirmed nor given up.</summary>
    private HashSet<long> NotTold(long before)
    {
        using var connection = _store.Database.Open();
        using var statement = connection.Prepare("SELECT push_id FROM notifications WHERE due_at IS NOT NULL AND push_id < $1 UNION SELECT push_id FROM smpp_receipts WHERE push_id < $1");
        using var rows = statement.Read(before);
        var pushes = new HashSet<long>();
        while (rows.Read())
        {
            pushes.Add(rows.GetInt64(0));
        }

        return pushes;
    }

    [LoggerMessage(LogLevel.Information, "Deleted {Count} pushes received before {Oldest:u}")]
    private partial void LogPurged(int count, DateTimeOffset oldest);
}

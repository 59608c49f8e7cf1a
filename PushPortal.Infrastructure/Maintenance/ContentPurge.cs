using System.ComponentModel;
using Hangfire;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Identifiers;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Maintenance;

/// <summary>
/// Erases the contents of pushes that ended and are older than contents are kept, and leaves the facts. A push that is not at its end keeps its content, however old.
/// What a run has been through the next one passes over, as far as the first push that still waits.
/// </summary>
public sealed partial class ContentPurge
{
    /// <summary>The recurring job's id.</summary>
    public const string JobId = "content-purge";

    private const int Batch = 200;

    private readonly PushStore _store;
    private readonly IOptions<StorageOptions> _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<ContentPurge> _logger;

    internal ContentPurge(PushStore store, IOptions<StorageOptions> options, TimeProvider clock, ILogger<ContentPurge> logger) =>
        (_store, _options, _clock, _logger) = (store, options, clock, logger);

    /// <summary>One run. Answers of how many pushes the content was erased.</summary>
    [DisplayName("Erase contents older than their retention time")]
    [DisableConcurrentExecution(timeoutInSeconds: 60)]
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        var oldest = now - _options.Value.ContentRetention;
        var before = IdSequence.Floor(oldest);
        var erased = 0;
        long? waits = null;
        var after = Done();
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var (count, waiting, last) = await _store.Writer.RunAsync(new EraseOldContentOperation(after, before, Batch, now));
            erased += count;
            waits ??= waiting;
            if (last is null)
            {
                break;
            }

            after = last.Value;
        }

        await _store.Writer.RunAsync(new KeepSettingOperation(SettingRow.ContentErasedUpTo, (waits ?? before) - 1));
        LogErased(erased, oldest);
        return erased;
    }

    private long Done()
    {
        using var connection = _store.Database.Open();
        using var statement = connection.Prepare("SELECT value FROM store_settings WHERE name = $1");
        return statement.Number(SettingRow.ContentErasedUpTo) ?? 0;
    }

    [LoggerMessage(LogLevel.Information, "Erased the contents of {Count} pushes received before {Oldest:u}")]
    private partial void LogErased(int count, DateTimeOffset oldest);
}

using System.ComponentModel;
using Hangfire;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Identifiers;
using PushPortal.Infrastructure.Imports;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Maintenance;

/// <summary>Deletes imports that are older than their retention time, and files that no import has.</summary>
public sealed partial class ImportPurge
{
    /// <summary>The recurring job's id.</summary>
    public const string JobId = "import-purge";

    private const int Batch = 1000;

    /// <summary>Of a file whose import is being made.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    private readonly PushStore _store;
    private readonly ImportFiles _files;
    private readonly IOptions<ImportOptions> _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<ImportPurge> _logger;

    internal ImportPurge(PushStore store, ImportFiles files, IOptions<ImportOptions> options, TimeProvider clock, ILogger<ImportPurge> logger)
    {
        _store = store;
        _files = files;
        _options = options;
        _clock = clock;
        _logger = logger;
    }

    /// <summary>One run. Answers how many files were deleted.</summary>
    [DisplayName("Delete imports older than their retention time")]
    [DisableConcurrentExecution(timeoutInSeconds: 60)]
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        while (await _store.Writer.RunAsync(new PurgeImportsOperation(IdSequence.Floor(now - _options.Value.Retention), Batch)) > 0)
        {
            ct.ThrowIfCancellationRequested();
        }

        var deleted = 0;
        foreach (var id in _files.Ids.Where(id => id < IdSequence.Floor(now - Patience) && !IsThere(id)).ToList())
        {
            _files.Delete(id);
            deleted++;
        }

        LogPurged(deleted);
        return deleted;
    }

    private bool IsThere(long id)
    {
        using var connection = _store.Database.Open();
        using var statement = connection.Prepare("SELECT id FROM imports WHERE id = $1");
        return statement.Number(id) is not null;
    }

    [LoggerMessage(LogLevel.Information, "Deleted {Count} files of imports")]
    private partial void LogPurged(int count);
}

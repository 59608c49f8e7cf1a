using Microsoft.Extensions.Logging;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Postgres;

/// <summary>Keeps the partitions of the keys: there are some for the days to come, and none of days whose pushes are gone.</summary>
internal sealed partial class KeyDaysUpkeep(PushStore store, TimeProvider clock, ILogger<KeyDaysUpkeep> logger) : KeyUpkeep(TimeSpan.FromHours(1), clock)
{
    internal override async Task KeepAsync(CancellationToken stopping)
    {
        await store.Writer.RunAsync(new PrepareKeyDaysOperation(Clock.GetUtcNow()));
        await store.Writer.RunAsync(new DropKeyDaysOperation(Clock.GetUtcNow()));
    }

    [LoggerMessage(LogLevel.Error, "The partitions of the keys could not be kept; it is tried again in an hour")]
    protected override partial void LogFailed(Exception failure);
}

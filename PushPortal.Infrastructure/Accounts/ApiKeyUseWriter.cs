using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PushPortal.Infrastructure.Persistence;

namespace PushPortal.Infrastructure.Accounts;

/// <summary>Writes when keys were used last, once a minute and at the end of the process: a row a key, however many requests there were.</summary>
internal sealed partial class ApiKeyUseWriter(AccountDirectory directory, IDbContextFactory<PortalDbContext> contexts, TimeProvider clock, ILogger<ApiKeyUseWriter> logger) : BackgroundService
{
    internal static readonly TimeSpan WriteEvery = TimeSpan.FromMinutes(1);

    private readonly Dictionary<long, DateTimeOffset> _written = [];

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await WriteAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The time to stop is over: the uses of the last minute are not worth a failed stop.
        }
    }

    /// <summary>Writes the uses that are not written yet; those that cannot be now are kept for later.</summary>
    internal async Task WriteAsync(CancellationToken ct)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            foreach (var (id, use) in directory.Uses)
            {
                if (use.At is { } at && _written.GetValueOrDefault(id) != at)
                {
                    var (ticks, from) = (at.UtcTicks, use.From?.ToString());
                    await db.ApiKeys.Where(row => row.Id == id)
                        .ExecuteUpdateAsync(row => row.SetProperty(key => key.LastUsedAt, ticks).SetProperty(key => key.LastUsedFrom, from), ct);
                    _written[id] = at;
                }
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotWritten(failure);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(WriteEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await WriteAsync(stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "When API keys were used last could not be written; it will be tried again")]
    private partial void LogNotWritten(Exception failure);
}

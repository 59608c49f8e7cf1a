using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Alarms;
using PushPortal.Domain.Notifications;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>
/// Tells of alarms as they are raised and cleared, one after the other, the oldest first: there is one receiver, and it hears of a link that comes back after it heard that it was
/// down. What is not confirmed is told again, with growing pauses, until it is; a restart goes on with it.
/// </summary>
internal sealed partial class AlarmTeller(AlarmBoard board, IAlarmPost post, AlarmTellingSignal signal, TimeProvider clock, ILogger<AlarmTeller> logger) : BackgroundService
{
    internal static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    internal static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private int _failures;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        board.ToTell += signal.Wake;
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        board.ToTell -= signal.Wake;
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        DateTimeOffset? again = null;
        while (true)
        {
            if (again is null || clock.GetUtcNow() >= again)
            {
                again = await TellAsync(stoppingToken);
            }

            await signal.WaitUntilAsync(again, stoppingToken);
        }
    }

    /// <returns>When to go on after a failure; null when all was told.</returns>
    private async Task<DateTimeOffset?> TellAsync(CancellationToken ct)
    {
        while (board.Untold is [var alarm, ..])
        {
            var stage = alarm.Told + 1;
            if (await post.SendAsync(alarm, stage, ct) is { } why)
            {
                if (_failures++ == 0)
                {
                    LogNotTold(why);
                }

                return clock.GetUtcNow() + BackOff.Pause(FirstPause, LongestPause, _failures, Random.Shared.NextDouble());
            }

            _failures = 0;
            board.Told(alarm, stage);
        }

        return null;
    }

    [LoggerMessage(LogLevel.Warning, "Alarms cannot be told to the configured URL: {Why}. That is tried again until it works")]
    private partial void LogNotTold(string why);
}

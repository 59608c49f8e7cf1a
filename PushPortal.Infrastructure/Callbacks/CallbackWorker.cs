using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Work;

namespace PushPortal.Infrastructure.Callbacks;

/// <summary>Tells again what was asked for, and once a minute keeps since when endpoints fail.</summary>
internal sealed partial class CallbackWorker(
    CallbackRecoveries recoveries, CallbackHealth health, ICallbackEndpoints endpoints, CallbackSignal signal, TimeProvider clock, ILogger<CallbackWorker> logger) : BackgroundService
{
    private static readonly TimeSpan KeepEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    private DateTimeOffset _keepAt;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await KeepAsync(cancellationToken);
        }
        catch (Exception failure)
        {
            // Since when an endpoint fails is noticed anew after the start: a stop does not fail for it.
            LogStepFailed(failure);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _keepAt = clock.GetUtcNow() + KeepEvery;
        while (true)
        {
            DateTimeOffset next;
            try
            {
                next = await StepAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogStepFailed(failure);
                next = clock.GetUtcNow() + PauseAfterFailure;
            }

            await signal.WaitUntilAsync(next, stoppingToken);
        }
    }

    private async Task<DateTimeOffset> StepAsync(CancellationToken ct)
    {
        var goesOn = await recoveries.StepAsync(ct);
        var now = clock.GetUtcNow();
        if (now >= _keepAt)
        {
            _keepAt = now + KeepEvery;
            await KeepAsync(ct);
        }

        var next = now + CallbackRecoveries.Beat;
        return goesOn && next < _keepAt ? next : _keepAt;
    }

    private async Task KeepAsync(CancellationToken ct)
    {
        foreach (var (endpoint, since) in health.Changed())
        {
            await endpoints.NoteFailingAsync(endpoint, since, ct);
            health.Stored(endpoint, since);
        }
    }

    [LoggerMessage(LogLevel.Error, "Results could not be told again, or the state of endpoints not kept; both will be tried again")]
    private partial void LogStepFailed(Exception failure);
}

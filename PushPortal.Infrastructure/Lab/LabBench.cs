using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Lab;

namespace PushPortal.Infrastructure.Lab;

/// <summary>
/// Plays experiments for the portal: one at a time in a process, on one thread of its own behind all others, so that pushes do not feel it. The last one is kept
/// in memory until the next or the end of the process, whoever looks.
/// </summary>
public sealed partial class LabBench(IOptions<LabOptions> options, TimeProvider clock, ILogger<LabBench> logger) : IDisposable
{
    private readonly Lock _lock = new();
    private CancellationTokenSource? _cancel;

    /// <summary>Null before the first.</summary>
    public LabTrial? Last { get; private set; }

    /// <summary>Short messages that one experiment may have.</summary>
    public long MostMessages => options.Value.MostMessages;

    /// <summary>After which it is ended.</summary>
    public TimeSpan LongestRun => options.Value.LongestRun;

    /// <summary>Starts it in the background.</summary>
    /// <returns>Null when another one runs.</returns>
    /// <exception cref="ArgumentException">It is larger than one may be.</exception>
    public LabTrial? Start(LabOrder order, string by)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (order.Messages > MostMessages)
        {
            throw new ArgumentException($"An experiment may have {MostMessages} short messages.", nameof(order));
        }

        lock (_lock)
        {
            if (Last is { View.IsOver: false })
            {
                return null;
            }

            var trial = Last = new LabTrial(order, by, clock.GetUtcNow());
            var (cancel, limit) = (_cancel = new CancellationTokenSource(), new CancellationTokenSource(LongestRun, clock));
            new Thread(() => Play(trial, cancel, limit)) { IsBackground = true, Name = "lab" }.Start();
            return trial;
        }
    }

    /// <summary>Ends the one that runs, if any; its thread is over a moment later.</summary>
    public void Cancel()
    {
        lock (_lock)
        {
            _cancel?.Cancel();
        }
    }

    public void Dispose() => Cancel();

    private void Play(LabTrial trial, CancellationTokenSource cancel, CancellationTokenSource limit)
    {
        ThreadNiceness.BehindOthers();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel.Token, limit.Token);
        var end = LabTrialState.Done;
        try
        {
            foreach (var interim in LabExperiment.Play(trial.Order.Settings, trial.Order.Arms, stop.Token))
            {
                trial.Come(interim);
            }
        }
        catch (OperationCanceledException)
        {
            end = cancel.IsCancellationRequested ? LabTrialState.Cancelled : LabTrialState.TimeOver;
        }
        catch (Exception failure)
        {
            LogFailed(failure, trial.Order.ToQuery());
            end = LabTrialState.Failed;
        }

        lock (_lock)
        {
            _cancel = null;
        }

        cancel.Dispose();
        limit.Dispose();
        trial.End(end);
    }

    [LoggerMessage(LogLevel.Error, "The experiment {Query} failed")]
    private partial void LogFailed(Exception failure, string query);
}

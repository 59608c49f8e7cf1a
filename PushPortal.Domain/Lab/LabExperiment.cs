namespace PushPortal.Domain.Lab;

/// <summary>
/// Runs the product's SMSC and the prior art over the same traffic and the same network in virtual time. Runs of single arms and seeds are spread over the
/// processors; which one ends first makes no difference to the figures.
/// </summary>
public static class LabExperiment
{
    /// <param name="arms">All of them when it is left out.</param>
    /// <param name="workers">Processors at most; all of them when it is left out.</param>
    public static async Task<LabResult> RunAsync(LabSettings settings, IProgress<LabProgress>? progress, CancellationToken ct, IReadOnlyList<LabArm>? arms = null, int? workers = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        arms ??= LabArms.All;
        var figures = arms.Select(_ => new LabFigures[settings.Seeds]).ToArray();
        var (all, done) = (arms.Count * settings.Seeds, 0);
        await Parallel.ForAsync(0, all, new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = workers ?? Environment.ProcessorCount }, (run, stop) =>
        {
            var (seed, arm) = Math.DivRem(run, arms.Count);
            figures[arm][seed] = new LabRun(settings, arms[arm], settings.Seed + seed).Play(stop);
            progress?.Report(new LabProgress(Interlocked.Increment(ref done), all));
            return ValueTask.CompletedTask;
        });
        return new LabResult(settings, arms.Select((arm, at) => (arm, at)).ToDictionary(one => one.arm, one => (IReadOnlyList<LabFigures>)figures[one.at]));
    }
}

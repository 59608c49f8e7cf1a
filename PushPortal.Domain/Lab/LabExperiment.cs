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

    /// <summary>
    /// The same on the thread that asks, run by run: all arms of a seed before the next seed, so that those that have ended can be compared while the others are still to come.
    /// </summary>
    public static IEnumerable<LabInterim> Play(LabSettings settings, IReadOnlyList<LabArm> arms, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(arms);
        var figures = arms.ToDictionary(arm => arm, _ => new List<LabFigures>());
        var all = arms.Count * settings.Seeds;
        var known = Known(0);
        for (var seed = 0; seed < settings.Seeds; seed++)
        {
            for (var at = 0; at < arms.Count; at++)
            {
                figures[arms[at]].Add(new LabRun(settings, arms[at], settings.Seed + seed).Play(ct));
                known = at == arms.Count - 1 ? Known(seed + 1) : known;
                yield return new LabInterim(new LabProgress((seed * arms.Count) + at + 1, all), known);
            }
        }

        LabResult Known(int seeds) => new(settings, arms.ToDictionary(arm => arm, arm => (IReadOnlyList<LabFigures>)[.. figures[arm].Take(seeds)]));
    }
}

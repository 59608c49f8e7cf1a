namespace PushPortal.Infrastructure.Simulator;

/// <summary>What to change in the network; what is absent stays as it is.</summary>
public sealed record NetworkSettingsChange
{
    private const int LongestMilliseconds = 60_000;
    private const int MostTimes = 1_000_000;
    private const int MostFaults = 1_000;

    /// <summary>Restarts the random source, also when the number is the same.</summary>
    public int? Seed { get; init; }

    /// <summary>Milliseconds, 0 to 60000.</summary>
    public int? SegmentMilliseconds { get; init; }

    /// <summary>Milliseconds, 0 to 60000.</summary>
    public int? JitterMilliseconds { get; init; }

    /// <summary>0 to 1.</summary>
    public double? LossRate { get; init; }

    /// <summary>0 to 1.</summary>
    public double? TemporaryErrorRate { get; init; }

    /// <summary>0 to 1.</summary>
    public double? Congestion { get; init; }

    /// <summary>Replaces all scripted faults; an empty array removes them.</summary>
    public IReadOnlyList<ScriptedFault>? Fail { get; init; }

    /// <summary>The settings that cannot be used: JSON pointer and what is expected.</summary>
    public IEnumerable<SettingProblem> Problems()
    {
        foreach (var (pointer, value) in Durations())
        {
            if (value is < 0 or > LongestMilliseconds)
            {
                yield return new(pointer, $"must be from 0 to {LongestMilliseconds} milliseconds");
            }
        }

        foreach (var (pointer, value) in Probabilities())
        {
            if (value is not (null or (>= 0 and <= 1)))
            {
                yield return new(pointer, "must be from 0 to 1");
            }
        }

        foreach (var problem in FaultProblems(Fail ?? []))
        {
            yield return problem;
        }
    }

    internal NetworkSettings ApplyTo(NetworkSettings settings) => settings with
    {
        Seed = Seed ?? settings.Seed,
        SegmentMilliseconds = SegmentMilliseconds ?? settings.SegmentMilliseconds,
        JitterMilliseconds = JitterMilliseconds ?? settings.JitterMilliseconds,
        LossRate = LossRate ?? settings.LossRate,
        TemporaryErrorRate = TemporaryErrorRate ?? settings.TemporaryErrorRate,
        Congestion = Congestion ?? settings.Congestion,
        Fail = Fail ?? settings.Fail,
    };

    private IEnumerable<(string Pointer, int? Value)> Durations() =>
        [("/segmentMilliseconds", SegmentMilliseconds), ("/jitterMilliseconds", JitterMilliseconds)];

    private IEnumerable<(string Pointer, double? Value)> Probabilities() =>
        [("/lossRate", LossRate), ("/temporaryErrorRate", TemporaryErrorRate), ("/congestion", Congestion)];

    private static IEnumerable<SettingProblem> FaultProblems(IReadOnlyList<ScriptedFault> faults)
    {
        if (faults.Count > MostFaults)
        {
            yield return new("/fail", $"must have at most {MostFaults} entries");
        }

        for (var at = 0; at < faults.Count; at++)
        {
            if (faults[at].Segment is < 1 or > 255)
            {
                yield return new($"/fail/{at}/segment", "must be from 1 to 255");
            }

            if (faults[at].Times is < 1 or > MostTimes)
            {
                yield return new($"/fail/{at}/times", $"must be from 1 to {MostTimes}");
            }

            if (faults[at].Recipient is { } recipient && !Msisdn.IsNormal(recipient))
            {
                yield return new($"/fail/{at}/recipient", Msisdn.Expected);
            }
        }
    }
}

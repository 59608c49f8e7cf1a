using System.Globalization;

namespace PushPortal.Domain.Lab;

/// <summary>The settings of an experiment by name: how they are written to an address and read from one, and what they may be.</summary>
public static class LabParameters
{
    public static IReadOnlyList<LabParameter> All { get; } =
    [
        Count("seed", 0, int.MaxValue, s => s.Seed, (s, v) => s with { Seed = v }),
        Count("seeds", 2, 100, s => s.Seeds, (s, v) => s with { Seeds = v }),
        Count("pushes", 10, 100_000, s => s.Pushes, (s, v) => s with { Pushes = v }),
        Count("segments", 1, 20, s => s.Segments, (s, v) => s with { Segments = v }),
        new("pushesPerSecond", "1/s", 0.01, 100, false, s => s.PushesPerSecond, (s, v) => s with { PushesPerSecond = v }),
        Count("handsets", 1, 100_000, s => s.Handsets, (s, v) => s with { Handsets = v }),
        Seconds("lifetime", 1, 86_400, s => s.Lifetime, (s, v) => s with { Lifetime = v }),
        Seconds("segmentTime", 0.001, 60, s => s.SegmentTime, (s, v) => s with { SegmentTime = v }),
        Seconds("jitter", 0, 60, s => s.Jitter, (s, v) => s with { Jitter = v }),
        Share("lossRate", s => s.LossRate, (s, v) => s with { LossRate = v }),
        Share("answerLossRate", s => s.AnswerLossRate, (s, v) => s with { AnswerLossRate = v }),
        Seconds("silenceTime", 0, 600, s => s.SilenceTime, (s, v) => s with { SilenceTime = v }),
        Share("temporaryErrorRate", s => s.TemporaryErrorRate, (s, v) => s with { TemporaryErrorRate = v }),
        Share("busyShare", s => s.BusyShare, (s, v) => s with { BusyShare = v }),
        Seconds("busyTime", 1, 86_400, s => s.BusyTime, (s, v) => s with { BusyTime = v }),
        Share("busyCongestion", s => s.BusyCongestion, (s, v) => s with { BusyCongestion = v }),
        Share("busyErrorRate", s => s.BusyErrorRate, (s, v) => s with { BusyErrorRate = v }),
        Share("fadeShare", s => s.FadeShare, (s, v) => s with { FadeShare = v }),
        Seconds("fadeTime", 1, 86_400, s => s.FadeTime, (s, v) => s with { FadeTime = v }),
        Share("fadeLossRate", s => s.FadeLossRate, (s, v) => s with { FadeLossRate = v }),
        Share("awayShare", s => s.AwayShare, (s, v) => s with { AwayShare = v }),
        Seconds("awayTime", 1, 86_400, s => s.AwayTime, (s, v) => s with { AwayTime = v }),
        Seconds("reassemblyTime", 1, 604_800, s => s.ReassemblyTime, (s, v) => s with { ReassemblyTime = v }),
        Count("segmentsPerSecond", 2, 10_000, s => s.SegmentsPerSecond, (s, v) => s with { SegmentsPerSecond = v }),
        new("dedicatedShare", "", 0.05, 1, false, s => s.DedicatedShare, (s, v) => s with { DedicatedShare = v }),
        new("background", "", 0, 2, false, s => s.Background, (s, v) => s with { Background = v }),
        new("rushBackground", "", 0, 2, false, s => s.RushBackground, (s, v) => s with { RushBackground = v }),
        Seconds("transactionWindow", 1, 600, s => s.TransactionWindow, (s, v) => s with { TransactionWindow = v }),
        Seconds("segmentRetryDelay", 0.001, 60, s => s.SegmentRetryDelay, (s, v) => s with { SegmentRetryDelay = v }),
        Count("maxAttemptsPerSegment", 1, 100, s => s.MaxAttemptsPerSegment, (s, v) => s with { MaxAttemptsPerSegment = v }),
        Count("congestionIsTemporary", 0, 1, s => s.CongestionIsTemporary ? 1 : 0, (s, v) => s with { CongestionIsTemporary = v == 1 }),
        Seconds("assumedReassemblyTime", 1, 86_400, s => s.AssumedReassemblyTime, (s, v) => s with { AssumedReassemblyTime = v }),
    ];

    /// <summary>What differs from the defaults, as the query of an address without its question mark: a link that reproduces the experiment.</summary>
    public static string ToQuery(LabSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var defaults = new LabSettings();
        return string.Join('&', All
            .Where(parameter => parameter.Get(settings) != parameter.Get(defaults))
            .Select(parameter => string.Create(CultureInfo.InvariantCulture, $"{parameter.Name}={parameter.Get(settings):R}")));
    }

    /// <summary>Reads what <see cref="ToQuery"/> wrote.</summary>
    /// <param name="problem">What is wrong, naming the parameter; empty when nothing is.</param>
    public static bool TryParse(string query, out LabSettings settings, out string problem)
    {
        ArgumentNullException.ThrowIfNull(query);
        (settings, problem) = (new LabSettings(), "");
        foreach (var pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            var name = at < 0 ? pair : pair[..at];
            if (All.FirstOrDefault(parameter => parameter.Name == name) is not { } known)
            {
                problem = $"{name} is not a setting of an experiment.";
                return false;
            }

            if (!double.TryParse(pair.AsSpan(at + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !known.Takes(value))
            {
                problem = string.Create(CultureInfo.InvariantCulture, $"{name} must be {(known.IsWhole ? "a whole number " : "")}from {known.Least} to {known.Most}{(known.Unit is "" ? "" : " " + known.Unit)}.");
                return false;
            }

            settings = known.With(settings, value);
        }

        return true;
    }

    private static LabParameter Count(string name, int least, int most, Func<LabSettings, int> get, Func<LabSettings, int, LabSettings> with) =>
        new(name, "", least, most, true, settings => get(settings), (settings, value) => with(settings, (int)value));

    private static LabParameter Share(string name, Func<LabSettings, double> get, Func<LabSettings, double, LabSettings> with) => new(name, "", 0, 1, false, get, with);

    private static LabParameter Seconds(string name, double least, double most, Func<LabSettings, TimeSpan> get, Func<LabSettings, TimeSpan, LabSettings> with) =>
        new(name, "s", least, most, false, settings => get(settings).TotalSeconds, (settings, value) => with(settings, TimeSpan.FromSeconds(value)));
}

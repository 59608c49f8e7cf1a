using PushPortal.Domain.Air;
using PushPortal.Domain.Smsc;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>The settings in force, the seeded chance and the scripted faults that are left. Safe to use from any thread.</summary>
internal sealed class NetworkConditions
{
    private readonly Lock _lock = new();
    private volatile NetworkSettings _settings = new();
    private Random _random = new(new NetworkSettings().Seed);

    public NetworkSettings Settings => _settings;

    public NetworkSettings Change(NetworkSettingsChange change)
    {
        lock (_lock)
        {
            if (change.Seed is { } seed)
            {
                _random = new Random(seed);
            }

            return _settings = change.ApplyTo(_settings);
        }
    }

    /// <summary>
    /// Decides what chance does to the next segment. Every segment takes the same count of random numbers, whatever the settings
    /// are, so that changing one rate leaves the faults of the others where they were.
    /// </summary>
    public (RandomFault Fault, TimeSpan Duration, TimeSpan Jitter) Draw()
    {
        double throttling, error, loss, delay;
        NetworkSettings settings;
        lock (_lock)
        {
            throttling = _random.NextDouble();
            error = _random.NextDouble();
            loss = _random.NextDouble();
            delay = _random.NextDouble();
            settings = _settings;
        }

        var conditions = new AirConditions(TimeSpan.FromMilliseconds(settings.SegmentMilliseconds), settings.Congestion, settings.TemporaryErrorRate, settings.LossRate);
        return (conditions.Fault(throttling, error, loss), conditions.Duration, TimeSpan.FromMilliseconds(settings.JitterMilliseconds * delay));
    }

    /// <summary>Uses up one time of the first scripted fault that is meant for this segment; null when there is none.</summary>
    public ScriptedAnswer? TakeScriptedFault(in SegmentDelivery segment)
    {
        if (_settings.Fail.Count == 0)
        {
            return null;
        }

        lock (_lock)
        {
            var faults = _settings.Fail;
            for (var at = 0; at < faults.Count; at++)
            {
                if (faults[at].Hits(segment.Recipient, segment.Segment))
                {
                    _settings = _settings with { Fail = UsedOnce(faults, at) };
                    return faults[at].Answer;
                }
            }
        }

        return null;
    }

    private static List<ScriptedFault> UsedOnce(IReadOnlyList<ScriptedFault> faults, int at)
    {
        var left = new List<ScriptedFault>(faults);
        if (left[at].Times > 1)
        {
            left[at] = left[at] with { Times = left[at].Times - 1 };
        }
        else
        {
            left.RemoveAt(at);
        }

        return left;
    }
}

namespace PushPortal.Domain.Lab;

/// <summary>
/// One experiment: the network, the traffic, the SMSC's settings, and how often it is repeated. The same settings give the same figures, on any machine.
/// Shares and rates are from 0 to 1. Ranges are in <see cref="LabParameters"/>.
/// </summary>
public sealed record LabSettings
{
    /// <summary>The first seed; repetitions take those that follow it.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Repetitions, each with traffic, faults and absences of its own.</summary>
    public int Seeds { get; init; } = 10;

    /// <summary>Pushes of each repetition and arm.</summary>
    public int Pushes { get; init; } = 2_000;

    /// <summary>Short messages that each push takes.</summary>
    public int Segments { get; init; } = 3;

    /// <summary>Pushes that come in a second, on average, at random times.</summary>
    public double PushesPerSecond { get; init; } = 1;

    /// <summary>Handsets that pushes go to, each push to one of them by chance.</summary>
    public int Handsets { get; init; } = 500;

    /// <summary>How long each push may take.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(6);

    /// <summary>How long a handset takes to receive one segment of an idle network. Its segments queue behind each other.</summary>
    public TimeSpan SegmentTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Most random delay added to a segment.</summary>
    public TimeSpan Jitter { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Probability that a short message does not reach its handset and is not acknowledged.</summary>
    public double LossRate { get; init; }

    /// <summary>Probability that a short message reaches its handset, but its acknowledgement does not come.</summary>
    public double AnswerLossRate { get; init; }

    /// <summary>How long the network waits for an acknowledgement before it says that none came.</summary>
    public TimeSpan SilenceTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Probability of a temporary network error before the handset is reached.</summary>
    public double TemporaryErrorRate { get; init; }

    /// <summary>Share of the time that the network is busy, in spells at random (two-state Markov).</summary>
    public double BusyShare { get; init; }

    /// <summary>Mean length of a busy spell.</summary>
    public TimeSpan BusyTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>While busy: the probability that the network asks to slow down; segments take (1 + 4 x this) times as long.</summary>
    public double BusyCongestion { get; init; }

    /// <summary>While busy: the probability of a temporary error beside the one of all times.</summary>
    public double BusyErrorRate { get; init; }

    /// <summary>Share of the time that a handset's radio is bad, in spells at random (a Gilbert channel for each handset).</summary>
    public double FadeShare { get; init; }

    /// <summary>Mean length of such a spell.</summary>
    public TimeSpan FadeTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>In such a spell: the probability of a loss beside the one of all times.</summary>
    public double FadeLossRate { get; init; } = 0.8;

    /// <summary>Share of the time that a handset is away, in spells at random. No alert tells anybody that it is back.</summary>
    public double AwayShare { get; init; }

    /// <summary>Mean length of such a spell.</summary>
    public TimeSpan AwayTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long handsets keep an incomplete push from its first segment on.</summary>
    public TimeSpan ReassemblyTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Segments a second that a shared SMSC may send.</summary>
    public int SegmentsPerSecond { get; init; } = 20;

    /// <summary>The share of them that an SMSC of the pushes' own has.</summary>
    public double DedicatedShare { get; init; } = 0.5;

    /// <summary>Other traffic at a shared SMSC, single short messages, as a share of what it may send.</summary>
    public double Background { get; init; } = 0.5;

    /// <summary>The same in the middle third of the pushes' time.</summary>
    public double RushBackground { get; init; } = 0.5;

    /// <summary>The SMSC's transaction window.</summary>
    public TimeSpan TransactionWindow { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Before a segment is sent again in transaction mode; doubled each time up to 2 s.</summary>
    public TimeSpan SegmentRetryDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Sendings of one segment in a group.</summary>
    public int MaxAttemptsPerSegment { get; init; } = 5;

    /// <summary>The link's policy takes "congested" as an error of that one segment instead of slowing the whole link down.</summary>
    public bool CongestionIsTemporary { get; init; }

    /// <summary>How long the SMSC assumes that handsets keep an incomplete push.</summary>
    public TimeSpan AssumedReassemblyTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Segments a second that the arm's SMSC may send.</summary>
    internal int RateOf(LabArm arm) => arm.IsShared() ? SegmentsPerSecond : Math.Max(1, (int)Math.Round(SegmentsPerSecond * DedicatedShare));
}

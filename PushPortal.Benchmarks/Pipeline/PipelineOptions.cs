namespace PushPortal.Benchmarks.Pipeline;

/// <summary>What a run of the pipeline is to be.</summary>
internal sealed record PipelineOptions
{
    /// <summary>The gateway's program; null for the one that was built with the benchmark.</summary>
    internal FileInfo? Gateway { get; init; }

    internal required PushApi Api { get; init; }

    internal required LinkOfRun Link { get; init; }

    internal required StoreOfRun Store { get; init; }

    /// <summary>Keep-alive connections of the load.</summary>
    internal required int Connections { get; init; }

    /// <summary>Pushes a second, spread evenly; 0 for as many as are answered.</summary>
    internal required double Rate { get; init; }

    /// <summary>Of each push.</summary>
    internal required int Recipients { get; init; }

    /// <summary>Short messages that each push takes.</summary>
    internal required int Segments { get; init; }

    internal required TimeSpan WarmUp { get; init; }

    /// <summary>Transactions that have to be confirmed before the measured time: until then much of the gateway runs as it was first compiled.</summary>
    internal required int WarmUpPushes { get; init; }

    internal required TimeSpan Measured { get; init; }

    /// <summary>Until everything that was acknowledged has to be delivered and notified after the load.</summary>
    internal required TimeSpan Drain { get; init; }

    internal required int Runs { get; init; }

    /// <summary>Segments outstanding over each SMPP session.</summary>
    internal required int Window { get; init; }

    /// <summary>SMPP sessions of the link.</summary>
    internal required int Sessions { get; init; }

    /// <summary>Live viewers of each kind: programs at the hub, and dashboards.</summary>
    internal required int Viewers { get; init; }

    /// <summary>Transactions that are in the store before the run.</summary>
    internal required int Backlog { get; init; }

    internal required BacklogKind BacklogKind { get; init; }

    /// <summary>Whether first pages of lists are read when the load is over.</summary>
    internal required bool Lists { get; init; }

    /// <summary>Whether the database's server counts its statements, and says what they took.</summary>
    internal required bool Statements { get; init; }

    /// <summary>When what is submitted may be delivered; null for at once.</summary>
    internal DateTimeOffset? DeliverAfter { get; init; }

    /// <summary>How often the gateway is killed and started again under the load, instead of being measured.</summary>
    internal required int Kills { get; init; }

    /// <summary>Leaves the folder with store and console output.</summary>
    internal required bool Keep { get; init; }

    /// <summary>Further settings of the gateway, as environment variables.</summary>
    internal required IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; }

    /// <summary>Most transactions that a run can make: more than any machine could take in its time.</summary>
    internal int Capacity => (int)Math.Min(64_000_000, (Recipients == 1 ? 60_000 : 300_000) * (WarmUp + Measured).TotalSeconds + WarmUpPushes + 4_000_000);
}

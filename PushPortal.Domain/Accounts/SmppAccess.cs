namespace PushPortal.Domain.Accounts;

/// <summary>What an account may do at the SMSC's SMPP server.</summary>
public sealed record SmppAccess
{
    public const int DefaultWindow = 100;
    public const int DefaultBinds = 16;

    /// <summary>Open requests of one session. 1 to 10,000.</summary>
    public int Window { get; init; } = DefaultWindow;

    /// <summary>Sessions bound at a time. 0 (none) to 10,000.</summary>
    public int Binds { get; init; } = DefaultBinds;

    /// <summary>Short messages that it may submit a second over all sessions, each segment counted; 0 for no limit.</summary>
    public int SegmentsPerSecond { get; init; }

    /// <summary>Beginnings of the source addresses that it may use, as <c>+8613</c> or <c>10086</c>; none: any.</summary>
    public IReadOnlyList<string> SourcePrefixes { get; init; } = [];

    /// <summary>Networks that it may bind from, in CIDR notation; none: any.</summary>
    public IReadOnlyList<string> Networks { get; init; } = [];

    /// <summary>Whether it may send from this address. Without one the SMSC puts in its own.</summary>
    public bool MaySendFrom(string? source) =>
        source is null || SourcePrefixes.Count == 0 || SourcePrefixes.Any(prefix => source.StartsWith(prefix, StringComparison.Ordinal));
}

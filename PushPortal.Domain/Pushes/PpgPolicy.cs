using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Pushes;

/// <summary>The PPG's settings as its decisions use them.</summary>
public sealed record PpgPolicy
{
    /// <summary>The lifetime of a push without deliver-before.</summary>
    public TimeSpan DefaultLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long the SMSC has to answer a submission before it is handed over again.</summary>
    public TimeSpan AnswerTime { get; init; } = TimeSpan.FromMinutes(2);

    public RetryPolicy Retry { get; init; } = new(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(15));

    /// <summary>How far ahead deliver-after and deliver-before may lie.</summary>
    public TimeSpan Farthest { get; init; } = TimeSpan.FromDays(36_525);

    /// <summary>Most recipients of one push.</summary>
    public int MaxRecipients { get; init; } = 10_000;

    /// <summary>Largest capabilities entity of one push, in octets.</summary>
    public int MaxCapabilities { get; init; } = 65_536;

    /// <summary>The URL by which the gateway names itself to initiators; null when it does not.</summary>
    public string? SenderAddress { get; init; }

    /// <summary>Most segments of one push; 255 by the concatenation element.</summary>
    public int MaxSegments { get; init; } = 255;

    /// <summary>Whether concatenation references have 16 bits, which leaves an octet less for data.</summary>
    public bool WideReferences { get; init; }

    /// <summary>How long the answers to submissions may take on average before some are turned away.</summary>
    public TimeSpan AnswerTarget { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a submission may wait for a place before it is turned away; zero: not at all.</summary>
    public TimeSpan PlaceWait { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Most submissions that have come and are not stored yet.</summary>
    public int MostInHand { get; init; } = 4096;

    /// <summary>Most transactions at the SMSC at a time.</summary>
    public int MaxSuspended { get; init; } = 200_000;
}

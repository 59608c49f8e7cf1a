namespace PushPortal.Domain.Smsc;

/// <summary>A configured way to handsets. It answers every segment that it took, once, through <see cref="ISegmentAnswers"/>.</summary>
public interface IHandsetLink
{
    string Name { get; }

    LinkKind Kind { get; }

    /// <summary>Most segments outstanding at a time; it may change with the sessions that the link has.</summary>
    int Window { get; }

    /// <summary>Most segments a second; 0 means no limit.</summary>
    int SegmentsPerSecond { get; }

    /// <summary>Whether segments can be sent now. A change is told by <see cref="ISegmentAnswers.LinkChanged"/>.</summary>
    bool Available { get; }

    /// <summary>How groups are delivered over it, as it stands now.</summary>
    LinkPolicy Policy { get; }

    /// <summary>What is wrong with it, in words; null when nothing is.</summary>
    string? Trouble { get; }

    /// <summary>Beginnings of the numbers that its settings give it; none means all numbers. They count while no routes are published.</summary>
    IReadOnlyList<string> Prefixes => [];

    /// <summary>Whether its settings give it the number.</summary>
    bool Serves(string recipient);

    /// <summary>The last answer time of a request that only asks whether the other side is there; null where there is no such thing, or it was not asked yet.</summary>
    TimeSpan? EnquiryDelay => null;

    /// <summary>Takes one segment and returns at once.</summary>
    void Send(in SegmentDelivery segment);

    /// <summary>The link was stopped: nothing is sent until it is started. A link with sessions ends them in good order.</summary>
    void Stop()
    {
    }

    /// <summary>The link was started after it was stopped.</summary>
    void Start()
    {
    }
}

namespace PushPortal.Domain.Smsc;

/// <summary>A configured way to handsets. It answers every segment that it took, once, through <see cref="ISegmentAnswers"/>.</summary>
public interface IHandsetLink
{
    string Name { get; }

    /// <summary>Most segments outstanding at a time.</summary>
    int Window { get; }

    /// <summary>Most segments a second; 0 means no limit.</summary>
    int SegmentsPerSecond { get; }

    /// <summary>Whether segments can be sent now.</summary>
    bool Available { get; }

    /// <summary>Whether this link serves the number (its configured prefixes).</summary>
    bool Serves(string recipient);

    /// <summary>Takes one segment and returns at once.</summary>
    void Send(in SegmentDelivery segment);
}

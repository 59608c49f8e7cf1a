namespace PushPortal.Infrastructure.Simulator;

/// <summary>A message that a simulated handset has received whole and shown.</summary>
public sealed record InboxEntry
{
    /// <summary>When its last missing segment came in.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Null when the datagram is not a push that the handset understands.</summary>
    public string? ContentType { get; init; }

    /// <summary>X-Wap-Application-Id, if the push has one.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>The decoded fields in the order of the content: texts, whole numbers, and instants as RFC 3339 text in UTC.</summary>
    public required IReadOnlyDictionary<string, object?> Content { get; init; }

    /// <summary>How many short messages carried it.</summary>
    public required int Segments { get; init; }
}

namespace PushPortal.Infrastructure.Simulator;

/// <summary>A message that a simulated handset has received whole, and what it made of it.</summary>
public sealed record InboxEntry
{
    /// <summary>Of the handset's messages, from 1 in the order in which they came.</summary>
    public required long Number { get; init; }

    /// <summary>When its last missing segment came in.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Null when the datagram is not a push that the handset understands.</summary>
    public string? ContentType { get; init; }

    /// <summary>X-Wap-Application-Id, if the push has one.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>The decoded fields in the order of the content: texts, whole numbers, and instants as RFC 3339 text in UTC.</summary>
    public required IReadOnlyDictionary<string, object?> Content { get; init; }

    /// <summary>What its user reads; null when there is no text in it.</summary>
    public string? Text { get; init; }

    /// <summary>How many short messages carried it.</summary>
    public required int Segments { get; init; }

    /// <summary>What became of it, by now.</summary>
    public InboxPlace Place { get; init; }

    /// <summary>Why it is not shown.</summary>
    public InboxReason Reason { get; init; }

    /// <summary>What opening it fetches; null when there is nothing to fetch.</summary>
    public string? Href { get; init; }

    /// <summary>What came of opening it last; null when it was not opened.</summary>
    public Opening? Opened { get; init; }

    /// <summary>Of settings by client provisioning that are shown.</summary>
    public SettingsState? Settings { get; init; }

    /// <summary>Whether it is a notification of a multimedia message.</summary>
    public bool IsMultimedia { get; init; }

    /// <summary>Whether the handset opens it without its user.</summary>
    internal bool ActsByItself { get; init; }

    /// <summary>The text of a decoded field; null when the content has none of this name.</summary>
    public string? TextOf(string field) => Content.GetValueOrDefault(field)?.ToString();
}

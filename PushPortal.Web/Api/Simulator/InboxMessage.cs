using PushPortal.Infrastructure.Simulator;

namespace PushPortal.Web.Api.Simulator;

/// <summary>A message that a handset has received whole and shown.</summary>
public sealed record InboxMessage
{
    /// <summary>When it was complete (RFC 3339, UTC).</summary>
    public required DateTime ReceivedAt { get; init; }

    /// <summary>Media type; null when the handset does not understand the message.</summary>
    public required string? ContentType { get; init; }

    /// <summary>X-Wap-Application-Id; null when the push has none.</summary>
    public required string? ApplicationId { get; init; }

    /// <summary>The decoded fields; instants are RFC 3339 in UTC.</summary>
    public required IReadOnlyDictionary<string, object?> Content { get; init; }

    /// <summary>How many short messages carried it.</summary>
    public required int Segments { get; init; }

    internal static InboxMessage Of(InboxEntry entry) => new()
    {
        ReceivedAt = entry.ReceivedAt.UtcDateTime,
        ContentType = entry.ContentType,
        ApplicationId = entry.ApplicationId,
        Content = entry.Content,
        Segments = entry.Segments,
    };
}

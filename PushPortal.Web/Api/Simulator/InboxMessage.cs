using PushPortal.Infrastructure.Simulator;

namespace PushPortal.Web.Api.Simulator;

/// <summary>A message that a handset has received whole, and what it made of it.</summary>
public sealed record InboxMessage
{
    /// <summary>Of the handset's messages, from 1 in the order in which they came.</summary>
    public required long Number { get; init; }

    /// <summary>What became of it, by now.</summary>
    public required InboxPlace Place { get; init; }

    /// <summary>Why it is not shown; `none` when it is, or was.</summary>
    public required InboxReason Reason { get; init; }

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

    /// <summary>The HTTP status of opening it last; null when it was not opened, or nothing answered.</summary>
    public required int? Opened { get; init; }

    /// <summary>Of settings that are shown: `installed`, or `awaits-consent` or `awaits-pin` of their user. Null for other messages.</summary>
    public required string? Settings { get; init; }

    internal static InboxMessage Of(InboxEntry entry) => new()
    {
        Number = entry.Number,
        Place = entry.Place,
        Reason = entry.Reason,
        ReceivedAt = entry.ReceivedAt.UtcDateTime,
        ContentType = entry.ContentType,
        ApplicationId = entry.ApplicationId,
        Content = entry.Content,
        Segments = entry.Segments,
        Opened = entry.Opened?.Status,
        Settings = entry.Settings?.Standing switch
        {
            SettingsStanding.AwaitsConsent => "awaits-consent",
            SettingsStanding.AwaitsPin => "awaits-pin",
            SettingsStanding.Installed => "installed",
            _ => null,
        },
    };
}

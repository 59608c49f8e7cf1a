using System.ComponentModel.DataAnnotations;

namespace PushPortal.Web.Api.Events;

/// <summary>Section <c>PushPortal:Events</c>: the stream of events.</summary>
internal sealed class EventOptions
{
    public const string Section = "PushPortal:Events";

    /// <summary>Changes of all accounts that are kept for clients that come back. 100 to 1,000,000.</summary>
    [Range(100, 1_000_000, ErrorMessage = Section + ":Recent must be from {1} to {2}")]
    public int Recent { get; set; } = 10_000;

    /// <summary>From one comment to the next. 1 s to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = Section + ":Heartbeat must be from {1} to {2}")]
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a client may take for what is sent before it is disconnected. 100 ms to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00", ErrorMessage = Section + ":SendTime must be from {1} to {2}")]
    public TimeSpan SendTime { get; set; } = TimeSpan.FromSeconds(10);
}

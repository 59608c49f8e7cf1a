using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Notifications;

namespace PushPortal.Infrastructure.Notifications;

/// <summary>Section <c>PushPortal:Notifications</c>: how long initiators are told a result that they do not confirm.</summary>
public sealed class NotificationOptions
{
    public const string Section = "PushPortal:Notifications";

    /// <summary>Before a notification that was refused is sent again; doubles each time. 10 ms to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest pause between two tries. 1 s to 24 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LongestRetry { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Counted from the final state that is told. 1 s to 30 d.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Notifications under way at a time. 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int Concurrency { get; set; } = 512;

    /// <summary>Of those, under way to one host and port; never more than about a quarter of the places that are free. 1 to 1,000.</summary>
    [Range(1, 1000)]
    public int ConcurrencyPerTarget { get; set; } = 64;

    /// <summary>So many failures in a row (no answer, HTTP 5xx or 429) open the circuit of a host and port. 1 to 1,000.</summary>
    [Range(1, 1000)]
    public int CircuitFailures { get; set; } = 5;

    /// <summary>From the opening of a circuit to its first probe; doubles each time. 10 ms to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan CircuitPause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest such pause, also where Retry-After asks for more. 1 s to 24 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LongestCircuitPause { get; set; } = TimeSpan.FromMinutes(10);

    internal NotificationSchedule Schedule => new(FirstRetry, LongestRetry, GiveUpAfter);

    internal CircuitPolicy Circuit => new(CircuitFailures, CircuitPause, LongestCircuitPause);
}

/// <summary>Checks the section at start.</summary>
[OptionsValidator]
internal sealed partial class NotificationOptionsValidator : IValidateOptions<NotificationOptions>;

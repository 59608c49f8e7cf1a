using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

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

    /// <summary>Notifications under way at a time. 1 to 1,000.</summary>
    [Range(1, 1000)]
    public int Concurrency { get; set; } = 64;

    /// <summary>Of those, under way to one host and port: a slow or dead initiator holds up nobody else. 1 to 1,000.</summary>
    [Range(1, 1000)]
    public int ConcurrencyPerTarget { get; set; } = 16;
}

/// <summary>Checks the section at start.</summary>
[OptionsValidator]
internal sealed partial class NotificationOptionsValidator : IValidateOptions<NotificationOptions>;

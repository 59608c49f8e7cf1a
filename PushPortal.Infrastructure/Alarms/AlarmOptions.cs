using System.ComponentModel.DataAnnotations;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>Section <c>PushPortal:Alarms</c>: what staff are alarmed of.</summary>
public sealed class AlarmOptions : IValidatableObject
{
    public const string Section = "PushPortal:Alarms";

    private const string SecretPrefix = "whsec_";
    private const int FewestSecretOctets = 24;
    private const int MostSecretOctets = 64;

    /// <summary>How long a condition has to hold before its alarm is raised. 0 to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RaiseAfter { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long it has to be gone before the alarm is cleared. 0 to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan ClearAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The most failures among what ended in the last 5 minutes, in percent. 1 to 100; with 100 there is no such alarm.</summary>
    [Range(1, 100)]
    public int FailurePercent { get; set; } = 20;

    /// <summary>When fewer runs ended than this, their failures are no alarm. 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int LeastEnds { get; set; } = 20;

    /// <summary>The longest that a due transaction may wait to be handed to the SMSC. 1 s to 24 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LongestDue { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The most result notifications that may wait. 1 to 100,000,000.</summary>
    [Range(1, 100_000_000)]
    public int MostNotifications { get; set; } = 10_000;

    /// <summary>The least space beside the database, in MiB. 0 to 1,048,576; with 0 there is no such alarm.</summary>
    [Range(0, 1_048_576)]
    public int LeastFreeMegabytes { get; set; } = 1024;

    /// <summary>The part of an account's quota of the day that is alarmed of before all of it is used up, in percent. 0 to 100; with 0 there are no alarms of quotas, with 100 only of those that are used up.</summary>
    [Range(0, 100)]
    public int QuotaPercent { get; set; } = 80;

    /// <summary>An alarm when an API key ends within this, and another on its last day; zero for no such alarms. 0 to 365 d.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "365.00:00:00")]
    public TimeSpan KeyNotice { get; set; } = TimeSpan.FromDays(14);

    /// <summary>Where alarms are posted as they are raised and cleared: an http or https URL, of any network, since whoever configures the gateway gives it. Empty: nowhere.</summary>
    public string? NotifyUrl { get; set; }

    /// <summary>Signs what is posted: <c>whsec_</c> and 24 to 64 octets in base64. Empty: it is not signed.</summary>
    public string? NotifySecret { get; set; }

    /// <summary>The portal's own address, for the links in what is posted; empty for links without a host.</summary>
    public string? PortalAddress { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsHttp(NotifyUrl))
        {
            yield return new ValidationResult("must be an absolute http or https URL", [nameof(NotifyUrl)]);
        }

        if (!IsHttp(PortalAddress))
        {
            yield return new ValidationResult("must be an absolute http or https URL", [nameof(PortalAddress)]);
        }

        if (!string.IsNullOrEmpty(NotifySecret) && Secret is null)
        {
            yield return new ValidationResult($"must be {SecretPrefix} and {FewestSecretOctets} to {MostSecretOctets} octets in base64", [nameof(NotifySecret)]);
        }
    }

    /// <summary>The octets of <see cref="NotifySecret"/>; null when there are none.</summary>
    internal byte[]? Secret
    {
        get
        {
            var octets = new byte[MostSecretOctets];
            return NotifySecret?.StartsWith(SecretPrefix, StringComparison.Ordinal) == true
                && Convert.TryFromBase64String(NotifySecret[SecretPrefix.Length..], octets, out var length) && length >= FewestSecretOctets
                ? octets[..length]
                : null;
        }
    }

    private static bool IsHttp(string? url) =>
        string.IsNullOrEmpty(url) || (Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https");
}

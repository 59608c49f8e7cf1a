using System.ComponentModel.DataAnnotations;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Infrastructure.Smpp;

/// <summary>How an SMSC is reached as an ESME; a part of the settings of a link of kind <c>Smpp</c> and of the PPG's SMSC link.</summary>
public class SmppClientOptions
{
    [Required]
    public string Host { get; set; } = "";

    /// <summary>1 to 65535.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 2775;

    /// <summary>At most 15 octets.</summary>
    [Required, StringLength(15)]
    public string SystemId { get; set; } = "";

    /// <summary>At most 8 octets.</summary>
    [StringLength(8), Secret]
    public string Password { get; set; } = "";

    /// <summary>At most 12 octets.</summary>
    [StringLength(12)]
    public string SystemType { get; set; } = "";

    /// <summary>Whether the connection is TLS. The certificate must be good for <see cref="Host"/>.</summary>
    public bool Tls { get; set; }

    /// <summary>A PEM file with the authorities that are trusted instead of the system's, or with the SMSC's own certificate; empty for the system's.</summary>
    [PemCertificates]
    public string TlsTrustedCertificates { get; set; } = "";

    public SmppBindMode BindAs { get; set; }

    /// <summary>Sessions side by side. 1 to 64.</summary>
    [Range(1, 64)]
    public int Sessions { get; set; } = 1;

    /// <summary>Most requests of a session that wait for their outcome. 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int Window { get; set; } = 10;

    /// <summary>How long a response is waited for; in transaction mode longer than the delivery takes. 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Until a session is connected and bound. 100 ms to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Of silence, after which the SMSC is asked whether it is there. 100 ms to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan EnquireInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>An SMSC that says nothing for so long after it was asked is cut off. 100 ms to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan EnquireTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Before a lost session is opened again; doubles each time. 10 ms to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan FirstReconnect { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest such pause. 10 ms to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan LongestReconnect { get; set; } = TimeSpan.FromMinutes(1);
}

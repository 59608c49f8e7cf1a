using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>Section <c>PushPortal:Smsc:Smpp</c>: the SMSC's face to ESMEs.</summary>
internal sealed class SmppServerOptions
{
    public const string Section = "PushPortal:Smsc:Smpp";

    /// <summary>Address and port; port 0 takes a free one.</summary>
    [Required]
    public string Endpoint { get; set; } = "127.0.0.1:2775";

    public SmppTlsOptions Tls { get; set; } = new();

    /// <summary>The SMSC's own system_id, in bind responses and outbinds. 1 to 15 characters.</summary>
    [Required, StringLength(15)]
    public string SystemId { get; set; } = "PushPortal";

    /// <summary>How long a peer may take to bind, and to finish the TLS handshake. 100 ms to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1000000", "00:10:00")]
    public TimeSpan BindTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Silence after which enquire_link is sent. 100 ms to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1000000", "01:00:00")]
    public TimeSpan EnquireAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an ESME may take to answer: an enquire_link that is not answered ends the session, a receipt is sent again. 100 ms to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1000000", "00:10:00")]
    public TimeSpan AnswerTime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Connections at a time. 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int MaxConnections { get; set; } = 1_000;

    /// <summary>How long a message without validity_period may take in transaction and datagram mode. 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan TransactionLifetime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the parts of a message are gathered that an ESME has split itself. 10 ms to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.0100000", "00:05:00")]
    public TimeSpan GatheringTime { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Parts that are held at a time; beyond it the oldest go as they are. 255 to 10,000,000.</summary>
    [Range(255, 10_000_000)]
    public int MaxGatheredParts { get; set; } = 100_000;

    /// <summary>Receipts under way to one session. 1 to 1,000.</summary>
    [Range(1, 1_000)]
    public int ReceiptWindow { get; set; } = 10;

    /// <summary>Before a receipt is sent again that an ESME did not take. 10 ms to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.0100000", "01:00:00")]
    public TimeSpan ReceiptRetry { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>After it a receipt is given up, counted from the end of its message. 1 min to 30 d.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan ReceiptLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long the outcomes of open transactions are waited for when the process ends. 0 to 8 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:08")]
    public TimeSpan ShutdownTime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Before an ESME that waits for receipts is called again. 100 ms to 1 d.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1000000", "1.00:00:00")]
    public TimeSpan OutbindPause { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>ESMEs that are called when there are receipts for them and they have no session.</summary>
    [ValidateEnumeratedItems]
    public IList<SmppOutbindOptions> Outbinds { get; } = [];
}

/// <summary>Checks the section at start.</summary>
[OptionsValidator]
internal sealed partial class SmppServerOptionsValidator : IValidateOptions<SmppServerOptions>;

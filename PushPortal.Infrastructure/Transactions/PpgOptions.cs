using System.ComponentModel.DataAnnotations;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Infrastructure.Transactions;

/// <summary>Section <c>PushPortal:Ppg</c>: how the push proxy gateway treats transactions.</summary>
public sealed class PpgOptions
{
    public const string Section = "PushPortal:Ppg";

    /// <summary>Lifetime of a push without deliver-before. 1 s to 30 d.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan DefaultLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Within this time an account's push-id may not be used again. 1 min to 30 d.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan DuplicateWindow { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Before a transaction that failed for the moment is handed to the SMSC again; doubles each time. 10 ms to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest pause between two tries. 1 s to 24 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LongestRetry { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Before a handset that was absent or full is tried again, if no alert says earlier that it is back; doubles each time. 10 ms to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan FirstProbe { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest pause between two such tries. 1 s to 24 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LongestProbe { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long the SMSC has to answer a submission before it is handed over again; longer than the transaction window. 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan AnswerTime { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Most recipients of one push. 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int MaxRecipients { get; set; } = 10_000;

    /// <summary>How long the answers to submissions may take on average before some are turned away. 5 ms to 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.005", "00:00:10")]
    public TimeSpan AnswerTarget { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a submission may wait for a place before it is turned away. 0, which is not at all, to 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan PlaceWait { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Most submissions that have come and are not stored yet; large ones count by their size. 8, so that each priority has its share, to 1,000,000.</summary>
    [Range(8, 1_000_000)]
    public int MostInHand { get; set; } = 4096;

    /// <summary>Most transactions at the SMSC at a time. 1 to 2,000,000.</summary>
    [Range(1, 2_000_000)]
    public int MaxSuspended { get; set; } = 200_000;

    /// <summary>Largest capabilities entity (UAProf) of a push, in octets. 1 KiB to 1 MiB.</summary>
    [Range(1024, 1_048_576)]
    [Unit("octets")]
    public int MaxCapabilities { get; set; } = 65_536;

    /// <summary>The URL by which the gateway names itself in PAP's sender-address: absolute, http or https. Empty: it does not.</summary>
    public string SenderAddress { get; set; } = "";
}

using System.ComponentModel.DataAnnotations;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Protocols.Sms;

namespace PushPortal.Infrastructure.Smpp;

/// <summary>One link of kind <c>Smpp</c>: an entry of <c>PushPortal:Links</c>.</summary>
internal sealed class SmppHandsetLinkOptions : SmppClientOptions
{
    public const string Kind = "Smpp";

    [Required]
    public string Name { get; set; } = "";

    /// <summary>Beginnings of the numbers that it serves, with the plus sign; none means all numbers.</summary>
    public IList<string> Prefixes { get; } = [];

    /// <summary>Most segments a second; 0 means no limit.</summary>
    [Range(0, 1_000_000)]
    public int SegmentsPerSecond { get; set; }

    public SmppOutcome Outcome { get; set; }

    /// <summary>The transaction window where receipts tell the outcome; they take longer than responses. 1 s to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan ReceiptWindow { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>The sender of messages without one of their own, with a plus sign when international; empty for the upstream's. At most 20 digits or letters.</summary>
    [StringLength(20)]
    public string SourceAddress { get; set; } = "";

    /// <summary>data_coding of 8-bit pushes: 4, or 245 (0xF5) where the upstream wants a message class.</summary>
    [AllowedValues((byte)4, (byte)2, DataCodings.BinaryClass1, (byte)0xF6, (byte)0xF7)]
    public byte DataCoding { get; set; } = DataCodingScheme.EightBit;
}

using System.Text.Json.Serialization;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>Why a message is not shown.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InboxReason>))]
public enum InboxReason
{
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>It came to a port of another application than WAP push.</summary>
    [JsonStringEnumMemberName("other-port")]
    OtherPort,

    /// <summary>Its application id is that of an application without a screen, or of none that the handset has.</summary>
    [JsonStringEnumMemberName("other-application")]
    OtherApplication,

    /// <summary>The action signal-none.</summary>
    [JsonStringEnumMemberName("signal-none")]
    SignalNone,

    /// <summary>An indication that only removes another.</summary>
    [JsonStringEnumMemberName("deletes")]
    Deletes,

    /// <summary>Content for the cache, or an order to it.</summary>
    [JsonStringEnumMemberName("cache")]
    Cache,

    /// <summary>A report about another multimedia message.</summary>
    [JsonStringEnumMemberName("report")]
    Report,

    /// <summary>The octets are no push.</summary>
    [JsonStringEnumMemberName("no-push")]
    NoPush,

    /// <summary>The content cannot be read as what its media type says.</summary>
    [JsonStringEnumMemberName("unreadable")]
    Unreadable,

    /// <summary>No media type that the handset knows.</summary>
    [JsonStringEnumMemberName("unknown-type")]
    UnknownType,

    /// <summary>Its si-expires was over when it came.</summary>
    [JsonStringEnumMemberName("came-expired")]
    CameExpired,

    /// <summary>An indication with the same si-id, created at the same time or later, is there.</summary>
    [JsonStringEnumMemberName("not-newer")]
    NotNewer,

    /// <summary>A notification with the same X-Mms-Transaction-Id is there.</summary>
    [JsonStringEnumMemberName("same-transaction")]
    SameTransaction,

    /// <summary>The PIN was wrong three times.</summary>
    [JsonStringEnumMemberName("wrong-pin")]
    WrongPin,

    /// <summary>Settings that only the network's secret proves, which this handset was not given, or does not prove.</summary>
    [JsonStringEnumMemberName("not-proven")]
    NotProven,

    /// <summary><see cref="HandsetDeviations.PortsFirst"/> or <see cref="HandsetDeviations.ConcatenationFirst"/>.</summary>
    [JsonStringEnumMemberName("element-order")]
    ElementOrder,

    /// <summary><see cref="HandsetDeviations.PlainProtocolId"/>.</summary>
    [JsonStringEnumMemberName("protocol-id")]
    ProtocolId,

    /// <summary><see cref="HandsetDeviations.PlainDataCoding"/>.</summary>
    [JsonStringEnumMemberName("data-coding")]
    DataCoding,

    /// <summary><see cref="HandsetDeviations.NoStringTables"/>.</summary>
    [JsonStringEnumMemberName("string-table")]
    StringTable,

    /// <summary><see cref="HandsetDeviations.NumberedTypes"/>.</summary>
    [JsonStringEnumMemberName("textual-type")]
    TextualType,

    /// <summary><see cref="HandsetDeviations.NamedApplication"/>.</summary>
    [JsonStringEnumMemberName("no-application")]
    NoApplication,
}

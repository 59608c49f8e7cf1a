using System.Text.Json.Serialization;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>What always becomes of a push to a test recipient.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FixedOutcome>))]
public enum FixedOutcome
{
    [JsonStringEnumMemberName("delivered")]
    Delivered,

    [JsonStringEnumMemberName("delivered-late")]
    DeliveredLate,

    /// <summary>The network refuses every segment for good (RP cause 98).</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    [JsonStringEnumMemberName("absent")]
    Absent,

    [JsonStringEnumMemberName("unknown-subscriber")]
    UnknownSubscriber,

    [JsonStringEnumMemberName("memory-full")]
    MemoryFull,

    /// <summary>The first two attempts of each segment in a group fail for the moment.</summary>
    [JsonStringEnumMemberName("flapping")]
    Flapping,

    /// <summary>No segment is acknowledged.</summary>
    [JsonStringEnumMemberName("no-answer")]
    NoAnswer,
}

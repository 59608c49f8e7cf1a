using System.Text.Json.Serialization;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>What became of a message on the handset that took it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InboxPlace>))]
public enum InboxPlace
{
    /// <summary>Its user sees it.</summary>
    [JsonStringEnumMemberName("shown")]
    Shown,

    /// <summary>Taken by an application, or by the handset itself, without a word to the user.</summary>
    [JsonStringEnumMemberName("silent")]
    Silent,

    /// <summary>Acknowledged, and thrown away.</summary>
    [JsonStringEnumMemberName("dropped")]
    Dropped,

    /// <summary>A newer indication took its place.</summary>
    [JsonStringEnumMemberName("replaced")]
    Replaced,

    /// <summary>An indication with the action delete removed it.</summary>
    [JsonStringEnumMemberName("deleted")]
    Deleted,

    /// <summary>It was shown until its own end.</summary>
    [JsonStringEnumMemberName("expired")]
    Expired,
}

using System.Text.Json.Serialization;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>What a scripted fault answers.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScriptedAnswer>))]
public enum ScriptedAnswer
{
    /// <summary>A network error that a repetition may mend (RP cause 41).</summary>
    [JsonStringEnumMemberName("temporary")]
    Temporary,

    /// <summary>An error that no repetition mends.</summary>
    [JsonStringEnumMemberName("permanent")]
    Permanent,
}

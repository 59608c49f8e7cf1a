using System.Text.Json.Serialization;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>Why a handset got no answer.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OpeningFailure>))]
public enum OpeningFailure
{
    [JsonStringEnumMemberName("no-radio")]
    NoRadio,

    /// <summary>The WAP gateway does not answer, its answer breaks off, or it is too large.</summary>
    [JsonStringEnumMemberName("gateway-unreachable")]
    GatewayUnreachable,

    /// <summary>It took longer than the handset waits.</summary>
    [JsonStringEnumMemberName("gateway-silent")]
    GatewaySilent,

    /// <summary>No absolute http or https URL.</summary>
    [JsonStringEnumMemberName("no-url")]
    NoUrl,
}

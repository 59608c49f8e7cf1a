namespace PushPortal.Domain.WapGateway;

/// <summary>One request of a handset through the WAP gateway, as it ended.</summary>
public sealed record Fetch
{
    /// <summary>The handset's number; null when the gateway does not know who is behind the source address.</summary>
    public required string? Msisdn { get; init; }

    /// <summary>The URL that was asked for. Of a tunnel only <c>host:port</c> is visible.</summary>
    public required string Url { get; init; }

    /// <summary>The HTTP status that the handset got: the origin's, or the gateway's own (403, 502, 503, 504).</summary>
    public required int Status { get; init; }

    /// <summary>Octets of body that the handset got, as transferred; of a tunnel everything that came from the origin.</summary>
    public required long Octets { get; init; }

    /// <summary>When the request came in.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>From the request's head to the last octet of the answer.</summary>
    public required TimeSpan Duration { get; init; }
}

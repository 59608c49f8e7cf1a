namespace PushPortal.Domain.WapGateway.Sessions;

/// <summary>What the gateway agrees to in a session, and how many it keeps.</summary>
public sealed record WspSessionSettings
{
    /// <summary>Largest request, in octets of the WSP PDU.</summary>
    public uint MaxRequestOctets { get; init; } = 300 * 1024;

    /// <summary>Largest reply, in octets of the WSP PDU.</summary>
    public uint MaxReplyOctets { get; init; } = 256 * 1024;

    /// <summary>Methods of one session at a time.</summary>
    public byte MaxMethods { get; init; } = 4;

    public int MaxSessions { get; init; } = 10_000;

    /// <summary>Sessions of one address; a new one ends the oldest.</summary>
    public int MaxSessionsPerHandset { get; init; } = 16;

    /// <summary>How long a session is kept in which nothing happens.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(30);
}

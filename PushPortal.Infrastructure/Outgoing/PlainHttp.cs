namespace PushPortal.Infrastructure.Outgoing;

/// <summary>Which targets may be reached by http without TLS.</summary>
internal enum PlainHttp
{
    /// <summary>None: https only.</summary>
    Refused,

    /// <summary>Targets that the policy allows by name: loopback where it is allowed, and listed networks.</summary>
    WithinAllowedNetworks,

    /// <summary>Every target that the policy lets through.</summary>
    Anywhere,
}

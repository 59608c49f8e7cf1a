namespace PushPortal.Web.Hosting;

/// <summary>What this process does: setting <c>PushPortal:Roles</c>, comma-separated.</summary>
[Flags]
internal enum GatewayRoles
{
    None = 0,
    /// <summary>PAP, REST, notifications.</summary>
    Ppg = 1,
    /// <summary>The SMSC, its links, the simulator and its API.</summary>
    Smsc = 2,
    WapGateway = 4,
    /// <summary>Pages and hub.</summary>
    Portal = 8,
    All = Ppg | Smsc | WapGateway | Portal,
}

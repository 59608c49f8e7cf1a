namespace PushPortal.Web.Hosting;

/// <summary>Reads the roles of this process.</summary>
internal static class RoleSetting
{
    private const string Key = "PushPortal:Roles";

    internal static GatewayRoles Read(IConfiguration configuration)
    {
        if (configuration[Key] is not { } text || string.IsNullOrWhiteSpace(text))
        {
            return GatewayRoles.All;
        }

        var roles = GatewayRoles.None;
        foreach (var name in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            roles |= name switch
            {
                nameof(GatewayRoles.Ppg) => GatewayRoles.Ppg,
                nameof(GatewayRoles.Smsc) => GatewayRoles.Smsc,
                nameof(GatewayRoles.WapGateway) => GatewayRoles.WapGateway,
                nameof(GatewayRoles.Portal) => GatewayRoles.Portal,
                _ => throw new SettingException($"{Key} has '{name}', which is none of Ppg, Smsc, WapGateway, Portal."),
            };
        }

        // The PPG's link to an SMSC in another process is not there yet: the two run together.
        return roles.HasFlag(GatewayRoles.Ppg) == roles.HasFlag(GatewayRoles.Smsc)
            ? roles
            : throw new SettingException($"{Key} must have both Ppg and Smsc, or neither: PushPortal:Ppg:SmscLink:Kind InProcess needs them in one process.");
    }
}

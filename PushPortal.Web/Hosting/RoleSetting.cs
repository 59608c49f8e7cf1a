using PushPortal.Infrastructure.Settings;

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

        // Neither an SMSC in another process nor a store that several processes share is there yet.
        return roles.HasFlag(GatewayRoles.Ppg | GatewayRoles.Smsc)
            ? roles
            : throw new SettingException($"{Key} must have both Ppg and Smsc: PushPortal:Ppg:SmscLink:Kind InProcess needs them in one process, and its store is one process's own.");
    }
}

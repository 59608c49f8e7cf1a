using PushPortal.Infrastructure.Settings;
using PushPortal.Infrastructure.Transactions;

namespace PushPortal.Web.Hosting;

/// <summary>Reads the roles of this process.</summary>
internal static class RoleSetting
{
    private const string Key = "PushPortal:Roles";
    private const string SmscLinkKindKey = SmscLinkOptions.Section + ":Kind";

    internal static GatewayRoles Read(IConfiguration configuration)
    {
        if (configuration[Key] is not { } text || string.IsNullOrWhiteSpace(text))
        {
            return Checked(GatewayRoles.All, configuration);
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

        return Checked(roles, configuration);
    }

    /// <summary>Each process has a store of its own, so a portal or a WAP gateway goes with the PPG or the SMSC whose pushes it shows.</summary>
    private static GatewayRoles Checked(GatewayRoles roles, IConfiguration configuration)
    {
        var overSmpp = configuration.GetValue(SmscLinkKindKey, SmscLinkKind.InProcess) == SmscLinkKind.Smpp;
        if ((roles & (GatewayRoles.Ppg | GatewayRoles.Smsc)) == GatewayRoles.None)
        {
            throw new SettingException($"{Key} must have Ppg or Smsc: the store is one process's own.");
        }

        if (roles.HasFlag(GatewayRoles.Ppg) && !roles.HasFlag(GatewayRoles.Smsc) && !overSmpp)
        {
            throw new SettingException($"{SmscLinkKindKey} must be {SmscLinkKind.Smpp} where {Key} has Ppg without Smsc: {SmscLinkKind.InProcess} needs both in one process.");
        }

        return roles.HasFlag(GatewayRoles.Ppg | GatewayRoles.Smsc) && overSmpp
            ? throw new SettingException($"{SmscLinkKindKey} must be {SmscLinkKind.InProcess} where {Key} has both Ppg and Smsc: this process has an SMSC of its own.")
            : roles;
    }
}

using PushPortal.Domain.Content;

namespace PushPortal.Web.Api.Pushes;

/// <summary>Reads provisioning content and how it is protected.</summary>
internal static class ProvisioningBody
{
    internal static Provisioning Read(RequestMembers content, string xml) => new()
    {
        Xml = xml,
        Security = content.Object("security") is { } security ? Security(security) : null,
    };

    private static ProvisioningSecurity? Security(RequestMembers security)
    {
        var method = security.Text("method");
        var known = method is null ? null : SecurityMethodText.Parse(method);
        if (known is null)
        {
            security.Refuse<int>("method", "must be \"netwpin\", \"userpin\", \"usernetwpin\" or \"userpinmac\"");
        }

        var read = new ProvisioningSecurity
        {
            Method = known ?? default,
            Pin = security.Text("pin"),
            Imsi = security.Text("imsi"),
            NetworkSecret = NetworkSecret(security),
        };
        security.RefuseOthers();
        return read;
    }

    private static byte[]? NetworkSecret(RequestMembers security)
    {
        if (security.Text("networkSecret") is not { } hex)
        {
            return null;
        }

        try
        {
            return Convert.FromHexString(hex);
        }
        catch (FormatException)
        {
            security.Refuse<int>("networkSecret", "must be an even number of hexadecimal digits");
            return null;
        }
    }
}

namespace PushPortal.Domain.Content;

/// <summary>Settings for the handset (OMA Client Provisioning, OMA-WAP-TS-ProvCont), protected so that it can trust them.</summary>
public sealed record Provisioning : PushContent
{
    /// <summary>The wap-provisioningdoc as XML text.</summary>
    public required string Xml { get; init; }

    /// <summary>Null for a document without protection, which many handsets refuse.</summary>
    public ProvisioningSecurity? Security { get; init; }
}

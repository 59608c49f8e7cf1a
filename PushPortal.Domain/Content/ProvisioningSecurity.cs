namespace PushPortal.Domain.Content;

/// <summary>How a provisioning document proves where it comes from (OMA-WAP-TS-ProvBoot, 5.2.4), and the secrets for it.</summary>
public sealed record ProvisioningSecurity
{
    public required SecurityMethod Method { get; init; }

    /// <summary>Digits that the user types. With USERPINMAC they are a key and, in the second half, the MAC made of digits.</summary>
    public string? Pin { get; init; }

    /// <summary>The subscriber's IMSI, 6 to 15 digits, from which the network secret of GSM is made.</summary>
    public string? Imsi { get; init; }

    /// <summary>The network secret itself, for networks where it is something else than the IMSI.</summary>
    public byte[]? NetworkSecret { get; init; }
}

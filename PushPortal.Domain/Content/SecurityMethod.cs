namespace PushPortal.Domain.Content;

/// <summary>The SEC parameter of a provisioning push, by its numbers (OMA-WAP-TS-ProvBoot, 5.2.4).</summary>
public enum SecurityMethod
{
    NetworkPin = 0,
    UserPin = 1,
    UserNetworkPin = 2,
    UserPinMac = 3,
}

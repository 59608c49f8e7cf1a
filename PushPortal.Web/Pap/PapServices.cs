using PushPortal.Domain.Addresses;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Pushes;

namespace PushPortal.Web.Pap;

/// <summary>What PAP's operations ask of the gateway.</summary>
internal sealed record PapServices(
    PushProxyGateway Ppg,
    IPushEnquiries Enquiries,
    IAddressAliases Aliases,
    IClientCapabilities Capabilities,
    PpgPolicy Policy,
    TimeProvider Clock);

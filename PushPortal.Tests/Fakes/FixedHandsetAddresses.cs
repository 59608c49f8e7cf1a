using System.Net;
using PushPortal.Domain.WapGateway;

namespace PushPortal.Tests.Fakes;

/// <summary>A network with one handset: +8613800000003 at 127.0.10.3.</summary>
internal sealed class FixedHandsetAddresses : IHandsetAddresses
{
    public static readonly IPAddress Handset = IPAddress.Parse("127.0.10.3");
    public const string Msisdn = "+8613800000003";

    public string? FindMsisdn(IPAddress source) => source.Equals(Handset) ? Msisdn : null;
}

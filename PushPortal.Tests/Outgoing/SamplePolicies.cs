using PushPortal.Infrastructure.Outgoing;

namespace PushPortal.Tests.Outgoing;

internal static class SamplePolicies
{
    /// <summary>Public hosts, by https: what there is without any setting.</summary>
    internal static readonly OutgoingPolicy PublicHttps = new();

    /// <summary>This machine besides, also by plain http.</summary>
    internal static readonly OutgoingPolicy WithLocalTargets = new() { AllowLoopback = true, PlainHttp = PlainHttp.WithinAllowedNetworks };
}

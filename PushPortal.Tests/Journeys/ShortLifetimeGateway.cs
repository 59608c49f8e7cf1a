namespace PushPortal.Tests.Journeys;

/// <summary>A gateway whose pushes live for two seconds unless they say otherwise.</summary>
public sealed class ShortLifetimeGateway() : ClassGateway(("PushPortal:Ppg:DefaultLifetime", "00:00:02"));

namespace PushPortal.Tests.Journeys;

/// <summary>A gateway with the usual settings for one class alone.</summary>
public sealed class OwnGateway : ClassGateway;

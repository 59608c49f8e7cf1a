namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>A destination that submit_multi did not reach, and why (SMPP 3.4, 4.5.2.1).</summary>
public readonly record struct UnsuccessfulDestination(SmppAddress Address, CommandStatus Status);

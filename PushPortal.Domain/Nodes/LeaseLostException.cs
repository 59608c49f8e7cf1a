namespace PushPortal.Domain.Nodes;

/// <summary>Another node has taken the lease: this one may neither send nor store.</summary>
public sealed class LeaseLostException() : Exception("Another node has taken over");

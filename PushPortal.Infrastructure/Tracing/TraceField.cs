namespace PushPortal.Infrastructure.Tracing;

/// <summary>A parameter of a PDU, or a header.</summary>
public sealed record TraceField(string Name, string Value);

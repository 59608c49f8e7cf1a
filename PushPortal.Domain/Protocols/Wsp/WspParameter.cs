namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>A parameter of a media type as text: charsets by name, the security method SEC as its number.</summary>
public readonly record struct WspParameter(string Name, string Value);

namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>Octets that are no WSP (WAP-230), or a value that WSP cannot carry; the only exception of the WSP codec.</summary>
public sealed class WspFormatException(string message) : Exception(message);

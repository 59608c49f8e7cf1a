namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>Octets that are no WBXML document (WAP-192) of a known type; the only exception of the reader.</summary>
public sealed class WbxmlFormatException(string message) : Exception(message);

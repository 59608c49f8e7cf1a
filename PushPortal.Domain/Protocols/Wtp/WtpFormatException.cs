namespace PushPortal.Domain.Protocols.Wtp;

/// <summary>Octets that are no WTP (WAP-224); the only exception of the WTP codec. The transaction is answered with an abort.</summary>
public sealed class WtpFormatException(string message) : Exception(message);

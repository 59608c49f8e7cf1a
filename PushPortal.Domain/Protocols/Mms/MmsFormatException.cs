namespace PushPortal.Domain.Protocols.Mms;

/// <summary>Octets that are no MMS PDU that a push carries (WAP-209), or a value that none can carry.</summary>
public sealed class MmsFormatException(string message, Exception? cause = null) : Exception(message, cause);

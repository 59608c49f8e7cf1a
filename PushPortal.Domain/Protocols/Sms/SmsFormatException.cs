namespace PushPortal.Domain.Protocols.Sms;

/// <summary>Octets that are no user data of a short message (3GPP TS 23.040, 9.2.3.24).</summary>
public sealed class SmsFormatException(string message) : Exception(message);

namespace PushPortal.Domain.Protocols.Sms;

/// <summary>The units that user data is counted in.</summary>
public enum SmsAlphabet : byte
{
    /// <summary>8-bit data.</summary>
    Octets = 0,
    /// <summary>The GSM 7-bit alphabet; 8 characters take 7 octets.</summary>
    Septets = 1,
    /// <summary>Two octets a character.</summary>
    Ucs2 = 2,
}

using System.Globalization;

namespace PushPortal.Domain.Protocols.Mms;

/// <summary>X-Mms-Expiry (WAP-209, 7.2.10): seconds from the notification, or an instant in seconds since 1970.</summary>
public readonly record struct MmsExpiry(bool IsRelative, ulong Seconds)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsRelative ? "+" : "")}{Seconds} s");
}

namespace PushPortal.Domain.Enquiries;

/// <summary>From an instant up to, and without, another.</summary>
public sealed record ExpiryRange(DateTimeOffset From, DateTimeOffset To);

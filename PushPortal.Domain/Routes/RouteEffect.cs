using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Routes;

/// <summary>Pushes that go another way by other rules.</summary>
/// <param name="Prefix">How their recipients begin, as far as no longer prefix is for them; a plus sign alone means all others.</param>
/// <param name="Account">Whose they are; null for those of accounts that no changed rule names.</param>
/// <param name="Priority">Null for all of them.</param>
public sealed record RouteEffect(string Prefix, string? Account, Priority? Priority, RouteTarget From, RouteTarget To);

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Instants as rows have them: UTC ticks.</summary>
internal static class StoredInstant
{
    internal static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);

    internal static DateTimeOffset? Instant(long? ticks) => ticks is { } value ? Instant(value) : null;
}

namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>store_settings</c>: the store's own few numbers.</summary>
internal sealed class SettingRow
{
    /// <summary>The number of this start of the gateway.</summary>
    internal const string Epoch = "epoch";

    /// <summary>Up to which id the lookup tables are filled.</summary>
    internal const string IndexedUpTo = "indexed_up_to";

    /// <summary>The largest id that had been given out at the last commit.</summary>
    internal const string LastId = "last_id";

    /// <summary>Entries of the audit log from this instant on (UTC ticks) cannot be deleted.</summary>
    internal const string AuditKeptSince = "audit_kept_since";

    /// <summary>Up to which id contents were erased for their age, but for the <see cref="KeptContentRow"/>.</summary>
    internal const string ContentErasedUpTo = "content_erased_up_to";

    /// <summary>The hour since 1970 that the roll-up of usage goes on with.</summary>
    internal const string UsageHour = "usage_hour";

    public required string Name { get; set; }
    public long Value { get; set; }
}

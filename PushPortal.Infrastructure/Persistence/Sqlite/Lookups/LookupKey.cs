namespace PushPortal.Infrastructure.Persistence.Sqlite.Lookups;

/// <summary>A <see cref="StableHash"/> and the row that has it. Several texts may share a hash, and the row may be gone: the row decides.</summary>
internal readonly record struct LookupKey(long Hash, long Id) : IComparable<LookupKey>
{
    public int CompareTo(LookupKey other) => Hash != other.Hash ? Hash.CompareTo(other.Hash) : Id.CompareTo(other.Id);
}

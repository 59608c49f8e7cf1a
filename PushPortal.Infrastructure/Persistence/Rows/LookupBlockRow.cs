namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>
/// Table <c>lookup_blocks</c>: the keys of a run in the order of their hashes, about a page of them to a row. A row a key would cost ten times as much to
/// write, and again with each merge.
/// </summary>
internal sealed class LookupBlockRow
{
    public long Id { get; set; }
    public long Run { get; set; }

    /// <summary>Hash of the first entry.</summary>
    public long FirstHash { get; set; }

    /// <summary>Id of the first entry.</summary>
    public long FirstId { get; set; }

    /// <summary>16 octets a key, little-endian: hash, then id.</summary>
    public byte[] Entries { get; set; } = [];
}

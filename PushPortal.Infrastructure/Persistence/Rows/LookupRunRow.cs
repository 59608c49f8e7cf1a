namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>lookup_runs</c>: what was written of keys at a time, or merged since. The keys themselves stand in <c>lookup_blocks</c>.</summary>
internal sealed class LookupRunRow
{
    /// <summary>Grows with each run.</summary>
    public long Id { get; set; }

    /// <summary>What its keys name, a <see cref="LookupKind"/>.</summary>
    public byte Kind { get; set; }

    /// <summary>How many times its keys have been merged.</summary>
    public int Level { get; set; }

    /// <summary>The smallest id among its keys.</summary>
    public long FirstId { get; set; }

    /// <summary>The largest id among its keys.</summary>
    public long LastId { get; set; }

    public long Keys { get; set; }

    /// <summary>Whether it is asked: a <see cref="Sqlite.Lookups.LookupRunState"/>.</summary>
    public byte State { get; set; }
}

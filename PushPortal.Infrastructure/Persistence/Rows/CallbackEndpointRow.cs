namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>callback_endpoints</c>: where accounts are told results when a push names no target. At most one an account.</summary>
internal sealed class CallbackEndpointRow
{
    public long AccountId { get; set; }

    /// <summary>What it is called outside.</summary>
    public long Id { get; set; }
    public required string Url { get; set; }
    public byte Events { get; set; }
    public bool Enabled { get; set; }

    /// <summary>When it was enabled or disabled last, by whom (empty: the gateway) and why.</summary>
    public long Since { get; set; }
    public required string By { get; set; }
    public byte Why { get; set; }

    /// <summary>Since when nothing was confirmed there; written now and then.</summary>
    public long? FailingSince { get; set; }

    /// <summary>Counts the changes by people.</summary>
    public int Version { get; set; }
}

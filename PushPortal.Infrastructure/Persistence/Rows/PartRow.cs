namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>smpp_parts</c>: what an ESME has split itself and was answered for, until its push has it; afterwards which push that was.</summary>
internal sealed class PartRow
{
    /// <summary>A filter of the index of parts whose push is not known to be stored.</summary>
    internal const string IsOpen = "settled = 0";

    /// <summary>The message id that the ESME was answered with.</summary>
    public long Id { get; set; }

    public long AccountId { get; set; }

    /// <summary>Of the PDU that it came in.</summary>
    public int Command { get; set; }

    /// <summary>The PDU's body; empty once the push has it.</summary>
    public required byte[] Body { get; set; }

    public long ReceivedAt { get; set; }

    /// <summary>Whether its ESME wants a receipt.</summary>
    public byte Receipt { get; set; }

    /// <summary>The push that it is delivered in.</summary>
    public long? PushId { get; set; }

    public bool Settled { get; set; }
}

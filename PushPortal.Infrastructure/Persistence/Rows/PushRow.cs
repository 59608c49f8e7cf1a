namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>pushes</c>. Instants are UTC ticks.</summary>
internal sealed class PushRow
{
    public long Id { get; set; }
    public long AccountId { get; set; }
    public required string InitiatorPushId { get; set; }
    public byte Source { get; set; }
    public long ReceivedAt { get; set; }
    public byte Priority { get; set; }

    /// <summary>Null when the initiator sent no quality of service.</summary>
    public byte? DeliveryMethod { get; set; }
    public long? DeliverAfter { get; set; }
    public long? DeliverBefore { get; set; }
    public byte? NotifyKind { get; set; }
    public string? NotifyUrl { get; set; }
    public byte NotifyVersion { get; set; }

    /// <summary>Which results are told at the account's callback endpoint; null when the push named its target itself.</summary>
    public byte? NotifyEvents { get; set; }
    public string? SourceReference { get; set; }
    public string? ContentType { get; set; }
    public string? Href { get; set; }
    public int DestinationPort { get; set; }
    public int SourcePort { get; set; }

    public byte DataCoding { get; set; }

    public byte ProtocolId { get; set; }

    public string? Originator { get; set; }

    public byte[]? HeaderElements { get; set; }

    public byte Mode { get; set; }

    public bool OneTry { get; set; }

    public long? Continues { get; set; }

    /// <summary>32 hexadecimal digits; null when the initiator sent none along.</summary>
    public string? TraceId { get; set; }

    /// <summary>Empty once the content was erased.</summary>
    public required byte[] Datagram { get; set; }

    /// <summary>Null while the push has its content.</summary>
    public long? ErasedAt { get; set; }

    /// <summary>Null when nobody asked for it.</summary>
    public string? ErasedBy { get; set; }

    public string? ErasedReason { get; set; }
    public int Recipients { get; set; }

    /// <summary>Transactions whose last run ended in delivery.</summary>
    public int Delivered { get; set; }

    /// <summary>Transactions whose last run ended otherwise.</summary>
    public int Failed { get; set; }
}

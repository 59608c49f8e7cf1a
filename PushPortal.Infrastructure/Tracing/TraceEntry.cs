using PushPortal.Domain.Accounts;

namespace PushPortal.Infrastructure.Tracing;

/// <summary>One PDU, or one request with its answer, redacted as the trace was ordered.</summary>
public sealed record TraceEntry
{
    /// <summary>About what an entry takes beside its texts, octets.</summary>
    private const int Frame = 256;

    /// <summary>Counts from 1 in each trace.</summary>
    public long Number { get; init; }

    public required DateTimeOffset At { get; init; }

    public required TraceProtocol Protocol { get; init; }

    /// <summary>Whether this gateway sent it, or asked; else the other side did.</summary>
    public required bool IsOutgoing { get; init; }

    /// <summary>The session, or the other side's address.</summary>
    public required string Peer { get; init; }

    public string? Account { get; init; }

    /// <summary>The command, or method and path.</summary>
    public required string What { get; init; }

    public uint? Sequence { get; init; }

    /// <summary>The status as its protocol writes it; null for a request that has none.</summary>
    public string? Status { get; init; }

    public TimeSpan? Took { get; init; }

    public IReadOnlyList<TraceField> Fields { get; init; } = [];

    /// <summary>The PDU's octets, or null.</summary>
    public string? Hex { get; init; }

    public string? RequestBody { get; init; }

    public string? AnswerBody { get; init; }

    /// <summary>The same without what may show content or numbers.</summary>
    public TraceEntry WithoutContent() => this with { What = NumberMask.Of(What), Fields = [], Hex = null, RequestBody = null, AnswerBody = null };

    internal int Octets => Frame + sizeof(char) * (What.Length + Peer.Length + (Hex?.Length ?? 0) + (RequestBody?.Length ?? 0) + (AnswerBody?.Length ?? 0) + Fields.Sum(static one => one.Name.Length + one.Value.Length));
}

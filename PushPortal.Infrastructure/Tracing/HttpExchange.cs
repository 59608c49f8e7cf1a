using PushPortal.Domain.Accounts;

namespace PushPortal.Infrastructure.Tracing;

/// <summary>One request and its answer, for a trace that follows whom they are of.</summary>
public sealed record HttpExchange
{
    /// <summary>Headers that hold no secrets; others are not kept.</summary>
    private static readonly HashSet<string> Kept = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Content-Type", "Content-Length", "Host", "User-Agent", "Idempotency-Key", "Idempotency-Replayed", "Location", "Retry-After", "X-Request-Id", "webhook-id", "webhook-timestamp",
    };

    /// <summary>Those that are numbers, of nobody's telephone.</summary>
    private static readonly HashSet<string> Numbers = new(StringComparer.OrdinalIgnoreCase) { "Content-Length", "Retry-After", "webhook-timestamp" };

    public required DateTimeOffset At { get; init; }

    public required TraceProtocol Protocol { get; init; }

    public required bool IsOutgoing { get; init; }

    public required string Peer { get; init; }

    public required string? Account { get; init; }

    public required string Method { get; init; }

    /// <summary>Path and query, or the whole URL.</summary>
    public required string Target { get; init; }

    public required string Status { get; init; }

    public required TimeSpan Took { get; init; }

    public IEnumerable<(string Name, string Value)> RequestHeaders { get; init; } = [];

    public IEnumerable<(string Name, string Value)> AnswerHeaders { get; init; } = [];

    public ReadOnlyMemory<byte> Request { get; init; }

    public string? RequestType { get; init; }

    public ReadOnlyMemory<byte> Answer { get; init; }

    public string? AnswerType { get; init; }

    /// <summary>Numbers that it is known to be for, beside those in its bodies.</summary>
    public string? Recipient { get; init; }

    /// <summary>Adds it if the trace follows it.</summary>
    public void AddTo(TraceRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var order = run.Order;
        if (order.Follows(TraceSubjectKind.Account, Account) || (order.Kind == TraceSubjectKind.Recipient && Names(order.Digits)))
        {
            run.Add(Entry(order.ShowsContent, run.MostBodyOctets));
        }
    }

    private bool Names(string digits)
    {
        var searched = System.Text.Encoding.ASCII.GetBytes(digits);
        return digits.Length > 0
            && (Request.Span.IndexOf(searched) >= 0 || Answer.Span.IndexOf(searched) >= 0 || TraceText.DigitsOf(Recipient ?? "") == digits || Target.Contains(digits, StringComparison.Ordinal));
    }

    private TraceEntry Entry(bool showsContent, int most)
    {
        return new TraceEntry
        {
            At = At,
            Protocol = Protocol,
            IsOutgoing = IsOutgoing,
            Peer = Peer,
            Account = Account,
            What = $"{Method} {Shown(Target)}",
            Status = Status,
            Took = Took,
            Fields =
            [
                .. RequestHeaders.Where(IsKept).Select(header => Field('>', header)),
                .. AnswerHeaders.Where(IsKept).Select(header => Field('<', header)),
            ],
            RequestBody = TraceBody.Of(Request.Span, RequestType, showsContent, most),
            AnswerBody = TraceBody.Of(Answer.Span, AnswerType, showsContent, most),
        };

        TraceField Field(char direction, (string Name, string Value) header) => new($"{direction} {header.Name}", Numbers.Contains(header.Name) ? header.Value : Shown(header.Value));

        string Shown(string text) => showsContent ? TraceText.WithoutSecrets(text) : NumberMask.Of(TraceText.WithoutSecrets(text));
    }

    private static bool IsKept((string Name, string Value) header) => Kept.Contains(header.Name);
}

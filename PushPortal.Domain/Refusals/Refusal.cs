using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Refusals;

/// <summary>A submission that was not taken, kept so that its sender and support can find out why.</summary>
public sealed record Refusal
{
    public required long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required long AccountId { get; init; }

    /// <summary>The door that it came to.</summary>
    public required PushSource Source { get; init; }

    /// <summary>As it was answered: a code of the API's catalogue, a status code of PAP, or a command_status of SMPP.</summary>
    public required string Code { get; init; }

    /// <summary>Why, in the words that it was answered with.</summary>
    public required string Reason { get; init; }

    /// <summary>The initiator's push-id, as far as it could be read.</summary>
    public string? PushId { get; init; }

    /// <summary>The trace id that the problem named.</summary>
    public string? TraceId { get; init; }
}

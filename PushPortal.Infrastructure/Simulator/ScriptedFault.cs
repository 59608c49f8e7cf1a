using System.Text.Json.Serialization;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>A fault that a tester ordered: the next attempts of this segment get this answer.</summary>
public sealed record ScriptedFault
{
    /// <summary>E.164 with the plus sign; absent means any handset.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Recipient { get; init; }

    /// <summary>The segment's number in its group, 1 to 255.</summary>
    public required int Segment { get; init; }

    /// <summary>How many attempts it still answers; it counts down as it is used and the fault disappears at 0.</summary>
    public required int Times { get; init; }

    public required ScriptedAnswer Answer { get; init; }

    internal bool Hits(string recipient, int segment) => Segment == segment && (Recipient is null || Recipient == recipient);
}

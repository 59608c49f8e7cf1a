using PushPortal.Domain.Identifiers;

namespace PushPortal.Domain.Callbacks;

/// <summary>A place in the list of what was not told, which is in the order of the final states: where a page stopped.</summary>
public readonly record struct CallbackPosition(DateTimeOffset EventAt, CallbackId Id)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static CallbackPosition? Parse(string? text) => InstantCursor.Parse(text) is { } read && CallbackId.Parse(read.Id) is { } id ? new(read.At, id) : null;

    public override string ToString() => InstantCursor.Format(EventAt, Id.ToString());
}

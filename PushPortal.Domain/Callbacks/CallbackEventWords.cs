using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Callbacks;

/// <summary>The outside names of events, and what they stand for.</summary>
public static class CallbackEventWords
{
    private static readonly (CallbackEvents Event, string Word)[] All = [(CallbackEvents.Delivered, "delivered"), (CallbackEvents.NotDelivered, "not-delivered")];

    /// <summary>Every word, in the order in which they are written.</summary>
    public static IReadOnlyList<string> Every { get; } = [.. All.Select(one => one.Word)];

    public static IReadOnlyList<string> Words(this CallbackEvents events) => [.. All.Where(one => events.HasFlag(one.Event)).Select(one => one.Word)];

    /// <summary>Null when a word is not known.</summary>
    public static CallbackEvents? Read(IEnumerable<string> words)
    {
        var events = CallbackEvents.None;
        foreach (var word in words)
        {
            var at = Array.FindIndex(All, one => one.Word == word);
            if (at < 0)
            {
                return null;
            }

            events |= All[at].Event;
        }

        return events;
    }

    public static bool Includes(this CallbackEvents events, TransactionState state) =>
        events.HasFlag(state == TransactionState.Delivered ? CallbackEvents.Delivered : CallbackEvents.NotDelivered);
}

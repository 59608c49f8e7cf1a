namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>The words of seven letters for message states in the text of a delivery receipt (SMPP 3.4, Appendix B).</summary>
public static class MessageStateWords
{
    private const int Letters = 7;

    private static readonly (MessageState State, string Word)[] Words =
    [
        (MessageState.Scheduled, "SCHEDUL"),
        (MessageState.Enroute, "ENROUTE"),
        (MessageState.Delivered, "DELIVRD"),
        (MessageState.Expired, "EXPIRED"),
        (MessageState.Deleted, "DELETED"),
        (MessageState.Undeliverable, "UNDELIV"),
        (MessageState.Accepted, "ACCEPTD"),
        (MessageState.Unknown, "UNKNOWN"),
        (MessageState.Rejected, "REJECTD"),
        (MessageState.Skipped, "SKIPPED"),
    ];

    public static string WordOf(MessageState state) => Array.Find(Words, row => row.State == state).Word ?? WordOf(MessageState.Unknown);

    /// <summary>In any case, and spelt out too, as some SMSCs do; null for a word that is none of them.</summary>
    public static MessageState? Parse(ReadOnlySpan<char> word)
    {
        foreach (var (state, known) in Words)
        {
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase) || (word.Length > Letters && word.Equals(state.ToString(), StringComparison.OrdinalIgnoreCase)))
                return state;
        }
        return null;
    }
}

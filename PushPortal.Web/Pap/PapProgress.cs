using PushPortal.Domain.Protocols.Pap;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Pap;

/// <summary>The progress notes of a push-response (WAP-247, 9.2.1): one a message-state that recipients are in when the push is answered.</summary>
internal static class PapProgress
{
    internal static IReadOnlyList<ProgressNote> Of(SubmitResult.Accepted accepted) =>
        [.. accepted.Transactions.GroupBy(transaction => transaction.State).OrderBy(group => group.Key).Select(group => Note([.. group], accepted.Push.ReceivedAt))];

    internal static IReadOnlyList<ProgressNote> Refused(string why, DateTimeOffset at) => [new(PapWords.MessageStates.WordOf(MessageState.Rejected), why, at)];

    private static ProgressNote Note(IReadOnlyList<Transaction> alike, DateTimeOffset at)
    {
        var first = alike[0];
        var recipients = Counted(alike.Count, "recipient");
        var note = first.State == TransactionState.Pending
            ? $"{recipients}: encoded in {Counted(first.Segments, "short message")}, stored{(first.Step == TransactionStep.Deferred ? " and held until deliver-after" : "")}"
            : $"{recipients}: {first.Cause.Words()}";
        return new ProgressNote(PapWords.MessageStates.WordOf(first.State.MessageState()), note, at);
    }

    private static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}

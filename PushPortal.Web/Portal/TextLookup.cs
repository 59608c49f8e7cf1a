using Microsoft.Extensions.Localization;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Portal;

/// <summary>The texts of what the domain names by number.</summary>
internal static class TextLookup
{
    extension(IStringLocalizer<Texts> text)
    {
        internal string Of(TransactionState state) => text[$"State_{state}"];

        internal string Of(TransactionStep step) => text[$"Step_{step}"];

        /// <summary>The step of a pending transaction, else its final state.</summary>
        internal string Of(TransactionState state, TransactionStep step) =>
            state == TransactionState.Pending && step != TransactionStep.None ? text.Of(step) : text.Of(state);

        internal string Of(PushStatus status) => text[$"Status_{status}"];

        internal string Of(FailureCause cause) => text[$"Cause_{cause}"];

        /// <summary>Why they failed; what ended without a cause is named by what it ended in.</summary>
        internal string Of(FailureGroup group) => group.Cause == FailureCause.None ? text.Of(group.State) : text.Of(group.Cause);

        /// <summary>What to do about a transaction that failed for this cause.</summary>
        internal string Advice(FailureCause cause) => cause == FailureCause.None ? "" : text[$"Advice_{cause}"];

        internal string Of(PushSource source) => text[$"Source_{source}"];

        internal string Of(Priority priority) => text[$"Priority_{priority}"];

        /// <summary>A decoded field of a content by its JSON name, which stands where it has no text.</summary>
        internal string OfField(string name) => text[$"Field_{name}"] is { ResourceNotFound: false } found ? found.Value : name;

        /// <summary>What a field of the form is for; null where nothing needs to be said.</summary>
        internal string? HintOf(string name) => text[$"Hint_{name}"] is { ResourceNotFound: false } found ? found.Value : null;

        /// <summary>A field of octets: names on the air stand as they are.</summary>
        internal string OfOctets(string name) => text[$"Octets_{name}"] is { ResourceNotFound: false } found ? found.Value : name;

        /// <summary>What was done, by its word in the audit log, which stands where it has no text.</summary>
        internal string OfAction(string action) => text[$"Audit_{action}"] is { ResourceNotFound: false } found ? found.Value : action;

        /// <summary>A sentence of the domain in the reader's language: its English is the key, or its format is, and the text where it has no translation. A fact that is a sentence itself is said in it, too.</summary>
        internal string OfSentence(string sentence) =>
            text[sentence] is { ResourceNotFound: false } whole ? whole.Value
            : SentenceFormats.Find(sentence) is { } found ? text[found.Key, [.. found.Facts.Select(fact => fact.Contains(' ', StringComparison.Ordinal) ? text.OfSentence(fact) : fact)]]
            : sentence;

        /// <summary>What is wrong with a row of an import; several problems stand in one reason, those behind the first with their columns.</summary>
        internal string OfReason(string reason) =>
            text[reason] is { ResourceNotFound: false } whole ? whole.Value : string.Join(text["ProblemSeparator"], reason.Split("; ").Select(text.OfProblem));

        /// <summary>The name of a column may have blanks: the shortest that leaves a sentence.</summary>
        private string OfProblem(string problem)
        {
            for (var at = -1; at < problem.Length; at = problem.IndexOf(' ', at + 1) is >= 0 and var next ? next : problem.Length)
            {
                var said = problem[(at + 1)..];
                if (text.OfSentence(said) is var translated && (translated != said || text[said] is { ResourceNotFound: false }))
                {
                    return problem[..(at + 1)] + translated;
                }
            }

            return problem;
        }
    }
}

using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>
/// What a row of <c>counts</c> counts: accepted transactions, their segments, ended runs by final state, pending transactions by step, deliveries by how long they took, result notifications by their end; and transactions that stand failed, by state
/// and cause, in the hour in which their last run ended. Those are counted back when a retry opens them again or they are deleted.
/// </summary>
internal static class CountKind
{
    internal const int Accepted = 0;
    /// <summary>Short messages: of what was accepted by account, of what ended by link.</summary>
    internal const int Segments = 50;
    internal const int Step = 100;
    internal const int DeliveryTime = 200;
    /// <summary>Result notifications that ended: confirmed, given up, skipped.</summary>
    internal const int Told = 300;
    internal const int GivenUp = 301;
    internal const int Skipped = 302;
    internal const int FirstFailure = 1000;

    /// <summary>Between the kinds of two states: more than there are causes.</summary>
    internal const int CausesOfState = 256;

    internal static int Failure(TransactionState state, FailureCause cause) => FirstFailure + ((int)state * CausesOfState) + (int)cause;

    /// <summary>What a kind from <see cref="FirstFailure"/> on stands for.</summary>
    internal static FailureKind FailureOf(int kind) =>
        new((TransactionState)((kind - FirstFailure) / CausesOfState), (FailureCause)((kind - FirstFailure) % CausesOfState));
}

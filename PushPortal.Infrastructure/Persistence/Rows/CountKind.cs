namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>What a row of <c>counts</c> counts: accepted transactions, ended runs by final state, pending transactions by step.</summary>
internal static class CountKind
{
    internal const int Accepted = 0;
    internal const int Step = 100;
}

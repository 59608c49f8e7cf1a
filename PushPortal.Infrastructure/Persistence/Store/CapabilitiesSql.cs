using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>How the capabilities that came with a push are kept for its recipients.</summary>
internal static class CapabilitiesSql
{
    /// <summary>Ids grow with time: the newest push has the say, in whatever order they are stored.</summary>
    private static readonly RowSql PointSql = new(
        "INSERT INTO recipient_capabilities(account_id, recipient, push_id) VALUES ($1, $2, $3) " +
        "ON CONFLICT (account_id, recipient) DO UPDATE SET push_id = excluded.push_id WHERE excluded.push_id > recipient_capabilities.push_id",
        "recipient_capabilities",
        1,
        2);

    private static readonly RowSql InsertSql = new("INSERT INTO capabilities(push_id, document) VALUES ($1, $2)", "capabilities");

    internal static void Insert(WriteSession session, Push push, IReadOnlyList<TransactionStart> transactions)
    {
        session[InsertSql].Post(push.Id, push.Capabilities.ToArray());
        foreach (var (transaction, _, _) in transactions)
        {
            if (transaction.State != TransactionState.Rejected)
            {
                session[PointSql].Post(push.AccountId, transaction.Recipient, push.Id);
            }
        }
    }
}

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>A connection to the store's database, for one caller at a time. It outlives its database being away: what is asked of it meanwhile fails.</summary>
internal abstract class StoreConnection : IDisposable
{
    /// <summary>Whether so much has been written that <see cref="CarryLog"/> is due.</summary>
    internal virtual bool LogIsLong => false;

    /// <param name="sql">With parameters <c>$1 … $n</c>.</param>
    /// <returns>The statement, to be disposed of before the connection.</returns>
    internal abstract Statement Prepare(string sql);

    /// <returns>The statement, to be disposed of before the connection.</returns>
    internal virtual Statement Prepare(RowSql row) => Prepare(row.Sql);

    internal abstract void Begin();

    /// <summary>Whether questions are better asked together, by <see cref="AskAhead"/>.</summary>
    internal virtual bool AsksAhead => false;

    /// <summary>Finds the answers to what is asked.</summary>
    internal virtual void AskAhead(AskedAhead questions)
    {
    }

    /// <summary>Returns when everything since <see cref="Begin"/> is on disk.</summary>
    /// <exception cref="CommitInDoubtException">It may be on disk all the same.</exception>
    internal abstract void Commit();

    /// <summary>Whether a commit in doubt has taken place; null while that is not decided.</summary>
    /// <exception cref="System.Data.Common.DbException">The database cannot be asked.</exception>
    internal virtual bool? IsCommitted() => false;

    /// <summary>Takes back everything since <see cref="Begin"/>. Does not fail: what is not committed does not last.</summary>
    internal abstract void RollBack();

    /// <summary>Carries what the engine has logged over into the database, where that is its user's to do.</summary>
    internal virtual void CarryLog()
    {
    }

    /// <summary>Whether the database or its disk failed, rather than one statement: by a fault of ours, or by values that its tables do not take.</summary>
    internal abstract bool IsOfTheStore(Exception failure);

    public abstract void Dispose();
}

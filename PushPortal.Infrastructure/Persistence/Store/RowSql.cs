namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>
/// A statement that writes one row of a table: an INSERT of VALUES, an UPDATE or a DELETE by the row's key. Where it is only posted, an engine that answers from afar may run it once for the rows
/// of many operations. Rows of one key are written in the order in which they were posted.
/// </summary>
/// <param name="sql">With parameters <c>$1 … $n</c>.</param>
/// <param name="table">The one that it writes to.</param>
/// <param name="key">The numbers of the parameters that are the row's key, in the same order for all statements of a table. None where rows are only ever added.</param>
internal sealed class RowSql(string sql, string table, params int[] key)
{
    internal string Sql { get; } = sql;

    internal string Table { get; } = table;

    internal IReadOnlyList<int> Key { get; } = key;

    /// <summary>Whether it is posted for rows alone that are known to be there as it wants them: to find another number of them is a failure.</summary>
    internal bool IsSure { get; init; }
}

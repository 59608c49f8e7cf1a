namespace PushPortal.Infrastructure.Persistence;

/// <summary>Finds rows by what initiators choose, however many there are.</summary>
internal interface ILookupTables
{
    /// <summary>
    /// Ids of rows that may bear this text, a few hundred at a time and in order, until the caller has enough. Another row may share the hash, and a row may be gone: the row decides.
    /// Rows that were committed before the call are among them, indexed or not.
    /// </summary>
    /// <param name="after">Only larger ids.</param>
    /// <param name="before">Only smaller ids.</param>
    /// <param name="newestFirst">From large to small ids, or else from small to large.</param>
    IEnumerable<IReadOnlyList<long>> Find(LookupKind kind, string text, long after, long before, bool newestFirst);
}

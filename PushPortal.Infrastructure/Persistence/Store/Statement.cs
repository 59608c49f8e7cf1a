using System.Data.Common;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>A prepared statement with positional parameters <c>$1 … $n</c>.</summary>
internal abstract class Statement : IDisposable
{
    /// <summary>Runs it and answers the number of rows changed.</summary>
    /// <exception cref="DbException">The engine could not run it.</exception>
    internal abstract int Run(params ReadOnlySpan<SqlValue> values);

    /// <summary>Runs it where nobody asks how many rows it changes. An engine that answers from afar may be sent it together with what follows; its failure then shows there, or with the commit.</summary>
    /// <exception cref="DbException">The engine could not run it.</exception>
    internal virtual void Post(params ReadOnlySpan<SqlValue> values) => Run(values);

    /// <summary>Its rows; to be disposed of before it is run again.</summary>
    /// <exception cref="DbException">The engine could not run it.</exception>
    internal abstract SqlRows Read(params ReadOnlySpan<SqlValue> values);

    /// <summary>The number in the first column of the first row; null when there is none.</summary>
    /// <exception cref="DbException">The engine could not run it.</exception>
    internal long? Number(params ReadOnlySpan<SqlValue> values)
    {
        using var rows = Read(values);
        return rows.Read() ? rows.LongOrNull(0) : null;
    }

    public abstract void Dispose();
}

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>One piece of work for the writer. It may run more than once until a commit holds, so it keeps nothing that <see cref="Undo"/> does not take back.</summary>
internal abstract class WriteOperation
{
    /// <summary>Whether a failing store is told at once instead of being waited for: so for what nobody was promised yet.</summary>
    internal virtual bool FailsAtOnce => false;

    /// <summary>Says what it is going to ask about rows, where the engine asks ahead. It may ask something else in the end.</summary>
    internal virtual void Foresee(AskedAhead questions)
    {
    }

    internal abstract void Execute(WriteSession session);

    /// <summary>It is on disk.</summary>
    internal abstract void Committed();

    /// <summary>The group that it ran in was rolled back.</summary>
    internal virtual void Undo()
    {
    }

    internal abstract void Failed(Exception failure);
}

using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Pushes;

/// <summary>How a new push is stored in the place of another: both in one commit.</summary>
public sealed record Replacement
{
    /// <summary>Takes the earlier push from recipients who do not have it yet; each is made only if that still holds.</summary>
    public required IReadOnlyList<TransactionChange> Withdrawals { get; init; }

    /// <summary>
    /// How the new transactions begin for recipients from whom nothing was withdrawn, in their order; when nothing was withdrawn from any of them, nothing at all
    /// is done. Null: the new push is for everybody whom it names.
    /// </summary>
    public IReadOnlyList<TransactionStart>? Rejections { get; init; }
}

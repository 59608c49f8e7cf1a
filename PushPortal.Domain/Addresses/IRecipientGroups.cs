using PushPortal.Domain.Audit;
using PushPortal.Domain.Enquiries;

namespace PushPortal.Domain.Addresses;

/// <summary>The groups of recipients of the accounts, apart from the message path: a submission has numbers.</summary>
public interface IRecipientGroups
{
    /// <summary>Those of an account by their names, without their numbers.</summary>
    Task<IReadOnlyList<RecipientGroupLine>> OfAsync(long accountId, CancellationToken ct);

    /// <summary>Those of an account with their numbers, the newest first.</summary>
    Task<IReadOnlyList<RecipientGroup>> PageAsync(long accountId, PageEdge<long>? edge, int limit, CancellationToken ct);

    /// <summary>One of the account; null when it has none of this id.</summary>
    Task<RecipientGroup?> FindAsync(long id, long accountId, CancellationToken ct);

    /// <summary>Adds the group, or changes the one of its id, with an entry in the audit log in the same commit.</summary>
    Task<RecipientGroupSaved> SaveAsync(RecipientGroup group, Actor by, CancellationToken ct);

    /// <returns>Whether it was there.</returns>
    Task<bool> DeleteAsync(long id, long accountId, Actor by, CancellationToken ct);
}

using PushPortal.Domain.Addresses;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Enquiries;

namespace PushPortal.Tests.Portal;

/// <summary>Groups of recipients in memory.</summary>
internal sealed class KeptGroups : IRecipientGroups
{
    internal List<RecipientGroup> All { get; } = [];

    public Task<IReadOnlyList<RecipientGroupLine>> OfAsync(long accountId, CancellationToken ct) => Task.FromResult<IReadOnlyList<RecipientGroupLine>>(
        [.. All.Where(group => group.AccountId == accountId).OrderBy(group => group.Name, StringComparer.Ordinal).Select(group => new RecipientGroupLine(group.Id, group.Name, group.Numbers.Count))]);

    public Task<IReadOnlyList<RecipientGroup>> PageAsync(long accountId, PageEdge<long>? edge, int limit, CancellationToken ct) => throw new NotSupportedException();

    public Task<RecipientGroup?> FindAsync(long id, long accountId, CancellationToken ct) => Task.FromResult(All.Find(group => group.Id == id && group.AccountId == accountId));

    public Task<RecipientGroupSaved> SaveAsync(RecipientGroup group, Actor by, CancellationToken ct)
    {
        if (All.Exists(other => other.AccountId == group.AccountId && other.Name == group.Name && other.Id != group.Id))
        {
            return Task.FromResult<RecipientGroupSaved>(new RecipientGroupSaved.NameTaken());
        }

        All.RemoveAll(other => other.Id == group.Id);
        var saved = group with { Id = group.Id == 0 ? All.Count + 1 : group.Id };
        All.Add(saved);
        return Task.FromResult<RecipientGroupSaved>(new RecipientGroupSaved.Saved(saved));
    }

    public Task<bool> DeleteAsync(long id, long accountId, Actor by, CancellationToken ct) => Task.FromResult(All.RemoveAll(group => group.Id == id && group.AccountId == accountId) > 0);
}

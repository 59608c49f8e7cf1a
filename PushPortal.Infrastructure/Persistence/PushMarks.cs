using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Enquiries;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>What notes and tags have in common: the push that they are on.</summary>
internal static class PushMarks
{
    extension(PortalDbContext db)
    {
        /// <summary>The account of a push; null when it is not there, or of another account than asked about.</summary>
        internal Task<long?> AccountOfPushAsync(long pushId, long? accountId, CancellationToken ct) =>
            db.Pushes.Where(push => push.Id == pushId && (accountId == null || push.AccountId == accountId)).Select(push => (long?)push.AccountId).FirstOrDefaultAsync(ct);

        /// <summary>The same pushes with their tags.</summary>
        internal async Task<IReadOnlyList<PushSummary>> TaggedAsync(IReadOnlyList<PushSummary> pushes, CancellationToken ct)
        {
            var ids = pushes.Select(row => row.Push.Id).ToList();
            var tags = (await db.PushTags.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.PushId)).ToListAsync(ct)).ToLookup(row => row.PushId, row => row.Tag);
            return tags.Count == 0 ? pushes : [.. pushes.Select(row => row with { Push = row.Push with { Tags = [.. tags[row.Push.Id].Order(StringComparer.Ordinal)] } })];
        }
    }
}

using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Issues;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Audit;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;
using static PushPortal.Infrastructure.Persistence.StoredInstant;

namespace PushPortal.Infrastructure.Issues;

/// <summary>Issues in a table of their own. Whether one has come back is asked of the index of failures when it is read: nothing is written for it.</summary>
internal sealed class FailureIssues(IDbContextFactory<PortalDbContext> contexts, IPortalUsers users, IAccountDirectory accounts, TimeProvider clock) : IFailureIssues, IDisposable
{
    private const string FailedAfterSql =
        $"SELECT updated_at AS \"Value\" FROM transactions INDEXED BY {TransactionRow.FailuresIndex} WHERE {FailedOfKindSql}";

    private const string FailedOfAccountAfterSql =
        $"SELECT updated_at AS \"Value\" FROM transactions INDEXED BY {TransactionRow.FailuresOfAccountIndex} WHERE account_id = $account AND {FailedOfKindSql}";

    private const string FailedOfKindSql = $"state = $state AND cause = $cause AND {TransactionRow.IsFailed} AND updated_at > $after ORDER BY updated_at LIMIT 1";

    private readonly SemaphoreSlim _one = new(1);
    private int _revision;

    public int Revision => Volatile.Read(ref _revision);

    public async Task<IReadOnlyDictionary<FailureKind, FailureIssue>> OfAsync(long? accountId, IReadOnlyCollection<FailureKind> kinds, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var account = accountId ?? 0;
        var kept = (await db.FailureIssues.AsNoTracking().Where(row => row.AccountId == account).ToListAsync(ct)).ToDictionary(row => Key(row).Kind);
        var issues = new Dictionary<FailureKind, FailureIssue>(kinds.Count);
        foreach (var kind in kinds)
        {
            issues[kind] = kept.GetValueOrDefault(kind) is { } row ? await SeenAsync(db, row, ct) : New(new IssueKey(accountId, kind));
        }

        return issues;
    }

    public async Task<IssueSaved> SaveAsync(IssueKey key, IssueEdit edit, int version, Actor by, CancellationToken ct)
    {
        edit = edit.Trimmed();
        if (edit.Problem is { } problem)
        {
            return problem;
        }

        await _one.WaitAsync(ct);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            var (state, cause) = ((byte)key.Kind.State, (byte)key.Kind.Cause);
            var row = await db.FailureIssues.FindAsync([key.AccountId ?? 0L, state, cause], ct);
            if ((row?.Version ?? 0) != version)
            {
                return new IssueSaved.Changed(row is null ? New(key) : await SeenAsync(db, row, ct));
            }

            var before = row is null ? New(key) : await SeenAsync(db, row, ct);
            if (edit.Owner is { } owner && owner != before.Owner && !await MayOwnAsync(owner, ct))
            {
                return new IssueSaved.NoSuchOwner();
            }

            row ??= db.FailureIssues.Add(new FailureIssueRow { AccountId = key.AccountId ?? 0, State = state, Cause = cause, ChangedBy = "" }).Entity;
            var now = clock.GetUtcNow();
            Take(row, before.After(edit, by.Name, now));
            var code = key.AccountId is { } account ? accounts.Find(account)?.Code : null;
            db.Record(
                by.Did(AuditAction.FailureIssueChanged, AuditSubject.FailureGroup(key.Kind.ToString()), code).Changing(FailureIssueFacts.Of(before), FailureIssueFacts.Of(Issue(row))), now);
            await db.SaveChangesAsync(ct);
            Interlocked.Increment(ref _revision);
            return new IssueSaved.Saved(await SeenAsync(db, row, ct));
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<bool> MayOwnAsync(string name, CancellationToken ct) =>
        await users.FindAsync(name, accountId: null, ct) is { Enabled: true, Role: var role } && PortalRole.Operators.Contains(role);

    private static async Task<FailureIssue> SeenAsync(PortalDbContext db, FailureIssueRow row, CancellationToken ct)
    {
        var issue = Issue(row);
        return issue.Status == IssueStatus.Resolved ? issue with { FailedAgainAt = await FailedAfterAsync(db, row, ct) } : issue;
    }

    /// <summary>One entry of the index that has failures in the order of their ends.</summary>
    private static async Task<DateTimeOffset?> FailedAfterAsync(PortalDbContext db, FailureIssueRow row, CancellationToken ct)
    {
        var found = await db.Database.SqlQueryRaw<long>(
            db.Sql(row.AccountId == 0 ? FailedAfterSql : FailedOfAccountAfterSql),
            db.Parameter("$account", row.AccountId),
            db.Parameter("$state", row.State),
            db.Parameter("$cause", row.Cause),
            db.Parameter("$after", row.StatusAt)).ToListAsync(ct);
        return found is [var ended] ? Instant(ended) : null;
    }

    private static FailureIssue New(IssueKey key) => new() { Key = key };

    private static IssueKey Key(FailureIssueRow row) => new(row.AccountId == 0 ? null : row.AccountId, new FailureKind((TransactionState)row.State, (FailureCause)row.Cause));

    private static void Take(FailureIssueRow row, FailureIssue issue)
    {
        (row.Status, row.Owner, row.Note) = ((byte)issue.Status, issue.Owner, issue.Note);
        (row.StatusAt, row.IgnoredUntil) = (issue.Since!.Value.UtcTicks, issue.IgnoredUntil?.UtcTicks);
        (row.ChangedBy, row.ChangedAt, row.Version) = (issue.By, issue.At!.Value.UtcTicks, issue.Version);
    }

    private static FailureIssue Issue(FailureIssueRow row) => new()
    {
        Key = Key(row),
        Status = (IssueStatus)row.Status,
        Owner = row.Owner,
        Note = row.Note,
        Since = Instant(row.StatusAt),
        IgnoredUntil = Instant(row.IgnoredUntil),
        By = row.ChangedBy,
        At = Instant(row.ChangedAt),
        Version = row.Version,
    };
}

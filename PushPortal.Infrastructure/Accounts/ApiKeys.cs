using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Identifiers;
using PushPortal.Infrastructure.Audit;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Accounts;

/// <summary>Changes keys in the store with their entries in the audit log, one change at a time, and has the directory read them anew.</summary>
internal sealed class ApiKeys(IDbContextFactory<PortalDbContext> contexts, AccountDirectory directory, IdSequence ids, IOptions<AccountOptions> options, TimeProvider clock) : IApiKeys, IDisposable
{
    private const string Live = "ppk_live_";
    private const string Test = "ppk_test_";
    private const int SecretOctets = 32;
    private const int EndingCharacters = 4;

    /// <summary>Of keys that are not in force, so many of an account are kept to be seen.</summary>
    private const int MostEnded = 100;

    private readonly SemaphoreSlim _one = new(1);

    public TimeSpan UsualOverlap => options.Value.KeyOverlap;

    public IReadOnlyList<ApiKey> Of(long accountId) => directory.KeysOf(accountId);

    public Task<ApiKeyMade> CreateAsync(long accountId, ApiKeyWish wish, Actor by, CancellationToken ct) => ProblemOf(wish) is { } field
        ? Task.FromResult<ApiKeyMade>(new ApiKeyMade.Wrong(field))
        : ChangeAsync(async (db, now) =>
        {
            var known = await db.ApiKeys.Where(row => row.AccountId == accountId).ToListAsync(ct);
            var ended = known.FindAll(row => !IsInForce(row, now));
            if (known.Count - ended.Count >= ApiKey.Most)
            {
                return new ApiKeyMade.TooMany(ApiKey.Most);
            }

            db.ApiKeys.RemoveRange(ended.OrderByDescending(row => row.RevokedAt ?? row.ExpiresAt).Skip(MostEnded));
            var secret = NewSecret(wish.IsTest);
            var key = new ApiKeyRow
            {
                Id = ids.Next(),
                AccountId = accountId,
                Name = wish.Name.Trim(),
                Scopes = (int)wish.Scopes,
                IsTest = wish.IsTest,
                Hash = AccountDirectory.HashOf(secret),
                Ending = secret[^EndingCharacters..],
                CreatedAt = now.UtcTicks,
                CreatedBy = by.Name,
                ExpiresAt = wish.ExpiresAt?.UtcTicks,
            };
            db.ApiKeys.Add(key);
            db.Record(Entry(by, AuditAction.ApiKeyCreated, key).Changing(null, new { key.Name, Scopes = wish.Scopes.Words(), wish.IsTest, wish.ExpiresAt }), now);
            return await MadeAsync(db, key, secret);
        }, ct);

    public Task<ApiKeyMade> RotateAsync(long accountId, long id, TimeSpan overlap, Actor by, CancellationToken ct) => overlap < TimeSpan.Zero || overlap > ApiKey.LongestOverlap
        ? Task.FromResult<ApiKeyMade>(new ApiKeyMade.Wrong(ApiKeyField.Overlap))
        : ChangeAsync(async (db, now) =>
        {
            if (await db.ApiKeys.FirstOrDefaultAsync(row => row.Id == id && row.AccountId == accountId, ct) is not { } key)
            {
                return new ApiKeyMade.NotFound();
            }

            if (!IsInForce(key, now))
            {
                return new ApiKeyMade.NotInForce();
            }

            var secret = NewSecret(key.IsTest);
            key.PreviousHash = overlap == TimeSpan.Zero ? null : key.Hash;
            key.PreviousUntil = overlap == TimeSpan.Zero ? null : (now + overlap).UtcTicks;
            (key.Hash, key.Ending, key.RotatedAt) = (AccountDirectory.HashOf(secret), secret[^EndingCharacters..], now.UtcTicks);
            db.Record(Entry(by, AuditAction.ApiKeyRotated, key).Changing(null, new { key.Name, Overlap = overlap }), now);
            return await MadeAsync(db, key, secret);
        }, ct);

    public Task<bool> RevokeAsync(long accountId, long id, Actor by, string? reason, CancellationToken ct) => ChangeAsync(async (db, now) =>
    {
        if (await db.ApiKeys.FirstOrDefaultAsync(row => row.Id == id && row.AccountId == accountId, ct) is not { } key)
        {
            return false;
        }

        if (key.RevokedAt is null)
        {
            (key.RevokedAt, key.RevokedBy) = (now.UtcTicks, by.Name);
            db.Record(Entry(by, AuditAction.ApiKeyRevoked, key, reason).Changing(new { key.Name }, null), now);
            await SaveAsync(db);
        }

        return true;
    }, ct);

    public void Dispose() => _one.Dispose();

    private AuditEntry Entry(Actor by, string action, ApiKeyRow key, string? reason = null) =>
        by.Did(action, AuditSubject.ApiKey(key.Id), directory.Find(key.AccountId)?.Code, reason);

    private ApiKeyField? ProblemOf(ApiKeyWish wish) => wish switch
    {
        { Name: var name } when name.Trim().Length is 0 or > ApiKey.LongestName || name.Any(char.IsControl) => ApiKeyField.Name,
        { Scopes: ApiScopes.None } => ApiKeyField.Scopes,
        { IsTest: true } when wish.Scopes.HasFlag(ApiScopes.Admin) => ApiKeyField.TestScopes,
        { ExpiresAt: { } expiry } when expiry <= clock.GetUtcNow() => ApiKeyField.ExpiresAt,
        _ => null,
    };

    private static bool IsInForce(ApiKeyRow key, DateTimeOffset now) => key.RevokedAt is null && (key.ExpiresAt is null || now.UtcTicks < key.ExpiresAt);

    private static string NewSecret(bool isTest) => (isTest ? Test : Live) + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretOctets));

    private async Task<ApiKeyMade> MadeAsync(PortalDbContext db, ApiKeyRow key, string secret)
    {
        await SaveAsync(db);
        return new ApiKeyMade.Made(directory.KeysOf(key.AccountId).First(known => known.Id == key.Id), secret);
    }

    private async Task SaveAsync(PortalDbContext db)
    {
        // Whoever asked may be gone: what is stored must be in force.
        await db.SaveChangesAsync(CancellationToken.None);
        await directory.LoadAsync(CancellationToken.None);
    }

    private async Task<T> ChangeAsync<T>(Func<PortalDbContext, DateTimeOffset, Task<T>> change, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            return await change(db, clock.GetUtcNow());
        }
        finally
        {
            _one.Release();
        }
    }
}

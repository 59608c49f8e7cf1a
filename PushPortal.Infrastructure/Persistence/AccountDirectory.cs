using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Accounts;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>
/// Accounts and keys in memory, read anew when one changes. Secrets are kept as SHA-256 only: they are long and random, so a slow hash would buy nothing.
/// </summary>
internal sealed class AccountDirectory(IDbContextFactory<PortalDbContext> contexts, TimeProvider clock, AccountHolds? holds = null) : IAccountDirectory, IDisposable
{
    /// <summary>What was read last is what is newest.</summary>
    private readonly SemaphoreSlim _reading = new(1);
    private readonly ConcurrentDictionary<long, ApiKeyUse> _uses = [];
    private volatile KnownAccounts _accounts = KnownAccounts.None;

    public IReadOnlyList<ServiceProvider> All => _accounts.List;

    public Credential? Authenticate(string? code, string apiKey) =>
        InForce(HashOfKey(apiKey)) is { } credential && (code is null || code == credential.Account.Code) ? credential : null;

    public Credential? Renew(Credential credential) => InForce(credential.Secret);

    public ServiceProvider? Find(long id) => _accounts.ById.GetValueOrDefault(id);

    public ServiceProvider? Find(string code) => All.FirstOrDefault(account => account.Code == code);

    /// <summary>The slow hash of an account's SMPP password; null when it has none, and a short API key is the only one.</summary>
    internal string? SmppPasswordHashOf(long accountId) => _accounts.SmppPasswords.GetValueOrDefault(accountId);

    /// <summary>The account's keys, the newest first, with the uses that are not written yet.</summary>
    internal IReadOnlyList<ApiKey> KeysOf(long accountId) => [.. _accounts.KeysOf(accountId).Select(WithUse)];

    /// <summary>The last uses by the keys' ids.</summary>
    internal IEnumerable<KeyValuePair<long, ApiKeyUse>> Uses => _uses;

    internal static byte[] HashOf(string apiKey) => SHA256.HashData(Encoding.UTF8.GetBytes(apiKey));

    /// <summary>Reads all accounts and keys.</summary>
    internal async Task LoadAsync(CancellationToken ct)
    {
        await _reading.WaitAsync(ct);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            var accounts = await db.Accounts.AsNoTracking().OrderBy(row => row.Code).ToListAsync(ct);
            var keys = await db.ApiKeys.AsNoTracking().OrderByDescending(row => row.Id).ToListAsync(ct);
            var endpoints = await db.CallbackEndpoints.AsNoTracking().ToDictionaryAsync(row => row.AccountId, CallbackEndpointMapping.Of, ct);
            _accounts = new KnownAccounts(accounts, endpoints, keys, id => _uses.GetOrAdd(id, static _ => new ApiKeyUse()));
            holds?.Set(_accounts.List);
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private Credential? InForce(KeyHash secret) =>
        _accounts.BySecret.TryGetValue(secret, out var credential) && credential.Account.Enabled && credential.IsInForce(clock.GetUtcNow()) ? credential : null;

    private ApiKey WithUse(ApiKey key) =>
        _uses.TryGetValue(key.Id, out var use) && use.At is { } at ? key with { LastUsedAt = at, LastUsedFrom = use.From } : key;

    private static KeyHash HashOfKey(string apiKey)
    {
        var length = Encoding.UTF8.GetByteCount(apiKey);
        var octets = length <= 512 ? stackalloc byte[length] : new byte[length];
        Encoding.UTF8.GetBytes(apiKey, octets);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(octets, hash);
        return MemoryMarshal.Read<KeyHash>(hash);
    }
}

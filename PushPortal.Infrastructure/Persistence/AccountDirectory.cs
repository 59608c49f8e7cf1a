using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Callbacks;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Accounts in memory, read anew when one changes. Keys are kept as SHA-256 only: they are long and random, so a slow hash would buy nothing.</summary>
internal sealed class AccountDirectory(IDbContextFactory<PortalDbContext> contexts) : IAccountDirectory, IDisposable
{
    /// <summary>What was read last is what is newest.</summary>
    private readonly SemaphoreSlim _reading = new(1);
    private volatile Accounts _accounts = new([], []);

    public IReadOnlyList<ServiceProvider> All => _accounts.List;

    public ServiceProvider? Authenticate(string? code, string apiKey)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(apiKey, hash);
        return _accounts.ByKey.TryGetValue(Convert.ToHexString(hash), out var account) && account.Enabled && (code is null || code == account.Code) ? account : null;
    }

    public ServiceProvider? Find(long id) => _accounts.ById.GetValueOrDefault(id);

    public ServiceProvider? Find(string code) => All.FirstOrDefault(account => account.Code == code);

    /// <summary>The slow hash of an account's SMPP password; null when it has none, and its API key is the only one.</summary>
    internal string? SmppPasswordHashOf(long accountId) => _accounts.SmppPasswords.GetValueOrDefault(accountId);

    internal static byte[] HashOf(string apiKey) => SHA256.HashData(Encoding.UTF8.GetBytes(apiKey));

    /// <summary>Reads all accounts.</summary>
    internal async Task LoadAsync(CancellationToken ct)
    {
        await _reading.WaitAsync(ct);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            var endpoints = await db.CallbackEndpoints.AsNoTracking().ToDictionaryAsync(row => row.AccountId, CallbackEndpointMapping.Of, ct);
            _accounts = new Accounts(await db.Accounts.AsNoTracking().OrderBy(row => row.Code).ToListAsync(ct), endpoints);
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private static void Hash(string apiKey, Span<byte> hash)
    {
        var length = Encoding.UTF8.GetByteCount(apiKey);
        var octets = length <= 512 ? stackalloc byte[length] : new byte[length];
        Encoding.UTF8.GetBytes(apiKey, octets);
        SHA256.HashData(octets, hash);
    }

    private sealed class Accounts
    {
        internal Accounts(List<AccountRow> rows, Dictionary<long, CallbackEndpoint> endpoints)
        {
            List = rows.ConvertAll(row => Of(row) with { Callbacks = endpoints.GetValueOrDefault(row.Id) });
            ById = List.ToFrozenDictionary(account => account.Id);
            ByKey = rows.ToFrozenDictionary(row => Convert.ToHexString(row.ApiKeyHash), row => ById[row.Id]);
            SmppPasswords = rows.Where(row => row.SmppPasswordHash is not null).ToFrozenDictionary(row => row.Id, row => row.SmppPasswordHash!);
        }

        internal List<ServiceProvider> List { get; }

        internal FrozenDictionary<long, ServiceProvider> ById { get; }

        internal FrozenDictionary<string, ServiceProvider> ByKey { get; }

        internal FrozenDictionary<long, string> SmppPasswords { get; }

        private static string[] Words(string? text) => text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

        private static ServiceProvider Of(AccountRow row) => new()
        {
            Id = row.Id,
            Code = row.Code,
            Name = row.Name,
            Enabled = row.Enabled,
            Weight = row.Weight,
            AllowsLoopbackTargets = row.AllowsLoopbackTargets,
            WebhookSecret = row.WebhookSecret,
            PreviousWebhookSecret = row.PreviousWebhookSecret,
            PreviousSecretUntil = new DateTimeOffset(row.PreviousSecretUntil, TimeSpan.Zero),
            AllowedTargetNetworks = row.AllowedTargetNetworks.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            HasSmppPassword = row.SmppPasswordHash is not null,
            Smpp = new SmppAccess
            {
                Window = row.SmppWindow,
                Binds = row.SmppBinds,
                SegmentsPerSecond = row.SmppSegmentsPerSecond,
                SourcePrefixes = Words(row.SmppSourcePrefixes),
                Networks = Words(row.SmppNetworks),
            },
        };
    }
}

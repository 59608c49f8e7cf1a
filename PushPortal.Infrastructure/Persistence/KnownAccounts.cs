using System.Collections.Frozen;
using System.Net;
using System.Runtime.InteropServices;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Callbacks;
using PushPortal.Infrastructure.Persistence.Rows;
using static PushPortal.Infrastructure.Persistence.StoredInstant;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>The accounts and keys as they were read, in the forms that they are asked for. Never changed.</summary>
internal sealed class KnownAccounts
{
    private readonly ILookup<long, ApiKey> _keys;

    /// <param name="endpoints">By account.</param>
    /// <param name="keys">In the order in which they are shown.</param>
    /// <param name="useOf">Where the uses of a key are noted.</param>
    internal KnownAccounts(List<AccountRow> accounts, Dictionary<long, CallbackEndpoint> endpoints, List<ApiKeyRow> keys, Func<long, ApiKeyUse> useOf)
    {
        List = accounts.ConvertAll(row => Of(row) with { Callbacks = endpoints.GetValueOrDefault(row.Id) });
        ById = List.ToFrozenDictionary(account => account.Id);
        SmppPasswords = accounts.Where(row => row.SmppPasswordHash is not null).ToFrozenDictionary(row => row.Id, row => row.SmppPasswordHash!);
        _keys = keys.Select(Of).ToLookup(key => key.AccountId);
        var networks = List.ToDictionary(account => account.Id, account => (IReadOnlyList<IPNetwork>)[.. account.HttpNetworks.Select(IPNetwork.Parse)]);
        BySecret = keys
            .Where(row => row.RevokedAt is null && ById.ContainsKey(row.AccountId))
            .SelectMany(row => Credentials(row, ById[row.AccountId], networks[row.AccountId], useOf(row.Id)))
            .DistinctBy(credential => credential.Secret)
            .ToFrozenDictionary(credential => credential.Secret);
    }

    internal static KnownAccounts None { get; } = new([], [], [], static _ => new ApiKeyUse());

    internal List<ServiceProvider> List { get; }

    internal FrozenDictionary<long, ServiceProvider> ById { get; }

    internal FrozenDictionary<KeyHash, Credential> BySecret { get; }

    internal FrozenDictionary<long, string> SmppPasswords { get; }

    internal IEnumerable<ApiKey> KeysOf(long accountId) => _keys[accountId];

    private static IEnumerable<Credential> Credentials(ApiKeyRow row, ServiceProvider account, IReadOnlyList<IPNetwork> networks, ApiKeyUse use)
    {
        var key = Of(row);
        yield return new Credential(account, key, SecretOf(row.Hash), networks, key.ExpiresAt, use);
        if (row.PreviousHash is { } previous && key.PreviousUntil is { } until)
        {
            yield return new Credential(account, key, SecretOf(previous), networks, key.ExpiresAt < until ? key.ExpiresAt : until, use);
        }
    }

    private static KeyHash SecretOf(byte[] hash) => MemoryMarshal.Read<KeyHash>(hash);

    private static string[] Words(string? text) => text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static ApiKey Of(ApiKeyRow row) => new()
    {
        Id = row.Id,
        AccountId = row.AccountId,
        Name = row.Name,
        Scopes = (ApiScopes)row.Scopes,
        IsTest = row.IsTest,
        Ending = row.Ending,
        CreatedAt = Instant(row.CreatedAt),
        CreatedBy = row.CreatedBy,
        ExpiresAt = Instant(row.ExpiresAt),
        RotatedAt = Instant(row.RotatedAt),
        PreviousUntil = Instant(row.PreviousUntil),
        RevokedAt = Instant(row.RevokedAt),
        RevokedBy = row.RevokedBy,
        LastUsedAt = Instant(row.LastUsedAt),
        LastUsedFrom = row.LastUsedFrom is { } from ? IPAddress.Parse(from) : null,
    };

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
        PreviousSecretUntil = Instant(row.PreviousSecretUntil),
        AllowedTargetNetworks = Words(row.AllowedTargetNetworks),
        HasSmppPassword = row.SmppPasswordHash is not null,
        Limits = row is { SubmissionsPerSecond: 0, PushesPerDay: 0 }
            ? AccountLimits.None
            : new AccountLimits { SubmissionsPerSecond = row.SubmissionsPerSecond, PushesPerDay = row.PushesPerDay },
        HttpNetworks = Words(row.HttpNetworks),
        HeaderEnrichment = row.HeaderEnrichment,
        ShowsNumbersToAll = row.ShowsNumbersToAll,
        ContentRetention = row.ContentRetentionSeconds is { } kept ? TimeSpan.FromSeconds(kept) : null,
        Hold = row.HeldAt is { } held ? new AccountHold(Instant(held), row.HeldBy ?? "", row.HoldReason ?? "") : null,
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

using PushPortal.Domain.Accounts;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Tests.Accounts;

/// <summary>Keys and credentials as tests need them.</summary>
internal static class SampleKeys
{
    private static long _last = 1_000;

    internal static ApiKeyRow Row(long accountId, string secret, ApiScopes scopes = ApiScopes.All, bool isTest = false) => new()
    {
        Id = Interlocked.Increment(ref _last),
        AccountId = accountId,
        Name = "Key of a test",
        Scopes = (int)scopes,
        IsTest = isTest,
        Hash = AccountDirectory.HashOf(secret),
        CreatedAt = DateTimeOffset.UnixEpoch.UtcTicks,
        CreatedBy = "test",
    };

    internal static ApiKey Key(long accountId = 1, string name = "Key of a test", ApiScopes scopes = ApiScopes.All, bool isTest = false) => new()
    {
        Id = Interlocked.Increment(ref _last),
        AccountId = accountId,
        Name = name,
        Scopes = scopes,
        IsTest = isTest,
        CreatedAt = DateTimeOffset.UnixEpoch,
        CreatedBy = "test",
    };

    internal static Credential Of(ServiceProvider account, ApiScopes scopes = ApiScopes.All) =>
        new(account, Key(account.Id, scopes: scopes), new KeyHash((UInt128)(ulong)account.Id, (UInt128)(int)scopes), [], null, new ApiKeyUse());
}

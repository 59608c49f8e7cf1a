using PushPortal.Domain.Accounts;
using PushPortal.Tests.Accounts;

namespace PushPortal.Tests.Portal;

/// <summary>Keys of accounts in memory; what was asked of them is kept.</summary>
internal sealed class KeptKeys(TimeProvider clock) : IApiKeys
{
    internal const string Secret = "ppk_live_secret-of-a-test";

    public TimeSpan UsualOverlap => TimeSpan.FromHours(24);

    internal List<ApiKey> All { get; } = [];

    internal List<(long Account, ApiKeyWish Wish, string By)> Wishes { get; } = [];

    internal List<(long Id, TimeSpan Overlap)> Rotated { get; } = [];

    internal List<long> Revoked { get; } = [];

    internal ApiKeyMade? Answer { get; set; }

    public IReadOnlyList<ApiKey> Of(long accountId) => [.. All.Where(key => key.AccountId == accountId)];

    public Task<ApiKeyMade> CreateAsync(long accountId, ApiKeyWish wish, string by, CancellationToken ct)
    {
        Wishes.Add((accountId, wish, by));
        if (Answer is { } refused)
        {
            return Task.FromResult(refused);
        }

        All.Add(SampleKeys.Key(accountId, wish.Name, wish.Scopes, wish.IsTest) with { Ending = Secret[^4..], CreatedBy = by });
        return Task.FromResult<ApiKeyMade>(new ApiKeyMade.Made(All[^1], Secret));
    }

    public Task<ApiKeyMade> RotateAsync(long accountId, long id, TimeSpan overlap, CancellationToken ct)
    {
        Rotated.Add((id, overlap));
        return Task.FromResult<ApiKeyMade>(new ApiKeyMade.Made(All.Single(key => key.Id == id && key.AccountId == accountId), Secret));
    }

    public Task<bool> RevokeAsync(long accountId, long id, string by, CancellationToken ct)
    {
        Revoked.Add(id);
        var at = All.FindIndex(key => key.Id == id && key.AccountId == accountId);
        All[at] = All[at] with { RevokedAt = clock.GetUtcNow(), RevokedBy = by };
        return Task.FromResult(true);
    }
}

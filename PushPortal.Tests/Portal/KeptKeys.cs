using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Tests.Accounts;

namespace PushPortal.Tests.Portal;

/// <summary>Keys of accounts in memory; what was asked of them is kept.</summary>
internal sealed class KeptKeys(TimeProvider clock) : IApiKeys
{
    internal const string Secret = "ppk_live_secret-of-a-test";

    public TimeSpan UsualOverlap => TimeSpan.FromHours(24);

    internal List<ApiKey> All { get; } = [];

    internal List<(long Account, ApiKeyWish Wish, Actor By)> Wishes { get; } = [];

    internal List<(long Id, TimeSpan Overlap)> Rotated { get; } = [];

    internal List<(long Id, Actor By, string? Reason)> Revoked { get; } = [];

    internal ApiKeyMade? Answer { get; set; }

    /// <summary>What every change ends in, while it is set.</summary>
    internal Exception? Failure { get; set; }

    public IReadOnlyList<ApiKey> Of(long accountId) => [.. All.Where(key => key.AccountId == accountId)];

    public Task<ApiKeyMade> CreateAsync(long accountId, ApiKeyWish wish, Actor by, CancellationToken ct)
    {
        ThrowFailure();
        Wishes.Add((accountId, wish, by));
        if (Answer is { } refused)
        {
            return Task.FromResult(refused);
        }

        All.Add(SampleKeys.Key(accountId, wish.Name, wish.Scopes, wish.IsTest) with { Ending = Secret[^4..], CreatedBy = by.Name });
        return Task.FromResult<ApiKeyMade>(new ApiKeyMade.Made(All[^1], Secret));
    }

    public Task<ApiKeyMade> RotateAsync(long accountId, long id, TimeSpan overlap, Actor by, CancellationToken ct)
    {
        ThrowFailure();
        Rotated.Add((id, overlap));
        return Task.FromResult<ApiKeyMade>(new ApiKeyMade.Made(All.Single(key => key.Id == id && key.AccountId == accountId), Secret));
    }

    public Task<bool> RevokeAsync(long accountId, long id, Actor by, string? reason, CancellationToken ct)
    {
        ThrowFailure();
        Revoked.Add((id, by, reason));
        var at = All.FindIndex(key => key.Id == id && key.AccountId == accountId);
        All[at] = All[at] with { RevokedAt = clock.GetUtcNow(), RevokedBy = by.Name };
        return Task.FromResult(true);
    }

    private void ThrowFailure()
    {
        if (Failure is { } failure)
        {
            throw failure;
        }
    }
}

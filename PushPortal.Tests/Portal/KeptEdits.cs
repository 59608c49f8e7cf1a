using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;

namespace PushPortal.Tests.Portal;

/// <summary>Keeps what was changed of accounts, and answers as told.</summary>
internal sealed class KeptEdits : IAccountEditor
{
    internal List<(long Id, AccountEdit Edit)> Edits { get; } = [];

    internal List<long> Rotated { get; } = [];

    internal List<(long Id, string Password)> Passwords { get; } = [];

    /// <summary>The accounts whose SMPP password was removed.</summary>
    internal List<long> Removed { get; } = [];

    /// <summary>Why each change was made, where a reason is asked for.</summary>
    internal List<string?> Reasons { get; } = [];

    internal AccountProblem? Problem { get; set; }

    /// <summary>The accounts that were to be added.</summary>
    internal List<AccountWish> Added { get; } = [];

    public Task<AccountProblem?> AddAsync(AccountWish wish, Actor by, CancellationToken ct)
    {
        Added.Add(wish);
        return Task.FromResult(Problem);
    }

    public Task<AccountProblem?> ChangeAsync(long id, AccountEdit edit, Actor by, string? reason, CancellationToken ct)
    {
        Reasons.Add(reason);
        Edits.Add((id, edit));
        return Task.FromResult(Problem);
    }

    /// <summary>The accounts that were held and released, in order.</summary>
    internal List<(long Id, bool Held)> Holds { get; } = [];

    public Task<bool> HoldAsync(long id, Actor by, string reason, CancellationToken ct)
    {
        Reasons.Add(reason);
        Holds.Add((id, true));
        return Task.FromResult(true);
    }

    public Task<bool> ReleaseAsync(long id, Actor by, string reason, CancellationToken ct)
    {
        Reasons.Add(reason);
        Holds.Add((id, false));
        return Task.FromResult(true);
    }

    public Task<string> RotateSecretAsync(long id, Actor by, string? reason, CancellationToken ct)
    {
        Reasons.Add(reason);
        Rotated.Add(id);
        return Task.FromResult("whsec_bmV3");
    }

    public Task RemoveSmppPasswordAsync(long id, Actor by, string? reason, CancellationToken ct)
    {
        Reasons.Add(reason);
        Removed.Add(id);
        return Task.CompletedTask;
    }

    public Task<bool> SetSmppPasswordAsync(long id, string password, Actor by, CancellationToken ct)
    {
        Passwords.Add((id, password));
        return Task.FromResult(password.Length is > 0 and <= 8);
    }
}

using PushPortal.Domain.Accounts;

namespace PushPortal.Tests.Portal;

/// <summary>Keeps what was changed of accounts, and answers as told.</summary>
internal sealed class KeptEdits : IAccountEditor
{
    internal List<(long Id, AccountEdit Edit)> Edits { get; } = [];

    internal List<long> Rotated { get; } = [];

    internal List<(long Id, string Password)> Passwords { get; } = [];

    /// <summary>The accounts whose SMPP password was removed.</summary>
    internal List<long> Removed { get; } = [];

    internal AccountProblem? Problem { get; set; }

    public Task<AccountProblem?> ChangeAsync(long id, AccountEdit edit, CancellationToken ct)
    {
        Edits.Add((id, edit));
        return Task.FromResult(Problem);
    }

    public Task<string> RotateSecretAsync(long id, CancellationToken ct)
    {
        Rotated.Add(id);
        return Task.FromResult("whsec_bmV3");
    }

    public Task RemoveSmppPasswordAsync(long id, CancellationToken ct)
    {
        Removed.Add(id);
        return Task.CompletedTask;
    }

    public Task<bool> SetSmppPasswordAsync(long id, string password, CancellationToken ct)
    {
        Passwords.Add((id, password));
        return Task.FromResult(password.Length is > 0 and <= 8);
    }
}

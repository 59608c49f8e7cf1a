using System.Net;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Outgoing;
using PushPortal.Infrastructure.Persistence;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>
/// Knows ESMEs by their system_id, which is their account's code, and their password: an API key with the scope submit, when it is short enough, or the account's SMPP password.
/// </summary>
internal sealed class EsmeBinder(AccountDirectory accounts, TimeProvider clock) : IDisposable
{
    /// <summary>Slow hashes at a time: those who guess take processors from nobody.</summary>
    private readonly SemaphoreSlim _hashing = new(1);

    /// <summary>At once, unless a slow hash has to be computed.</summary>
    internal ValueTask<BindJudgement> JudgeAsync(Bind bind, IPAddress peer)
    {
        if (accounts.Find(bind.SystemId) is not { Enabled: true } account)
        {
            return Refused(CommandStatus.InvalidSystemId);
        }

        if (!MayComeFrom(account, peer))
        {
            return Refused(CommandStatus.BindFailed);
        }

        if (bind.Password.Length is > 0 and <= SmppPassword.MostCharacters && accounts.Authenticate(account.Code, bind.Password) is { } key)
        {
            if (!key.Allows(ApiScopes.Submit))
            {
                return Refused(CommandStatus.BindFailed);
            }

            key.Used(clock.GetUtcNow(), peer);
            return ValueTask.FromResult(new BindJudgement(account, CommandStatus.Ok, Key: key));
        }

        return bind.Password.Length > 0 && accounts.SmppPasswordHashOf(account.Id) is { } hash
            ? new ValueTask<BindJudgement>(VerifyAsync(account, bind.Password, hash))
            : Refused(CommandStatus.InvalidPassword);
    }

    /// <summary>Whether an account, as it is now, lets the session go on that it let bind from there, with this password of its own.</summary>
    internal bool MayStay(ServiceProvider account, IPAddress peer, string? passwordHash) =>
        account.Enabled && MayComeFrom(account, peer) && (passwordHash is null || passwordHash == accounts.SmppPasswordHashOf(account.Id));

    /// <summary>Whether the API key that a session was bound with would still let it bind.</summary>
    internal bool IsInForce(Credential key) => accounts.Renew(key)?.Allows(ApiScopes.Submit) == true;

    public void Dispose() => _hashing.Dispose();

    private async Task<BindJudgement> VerifyAsync(ServiceProvider account, string password, string hash)
    {
        await _hashing.WaitAsync();
        try
        {
            return await Task.Run(() => SmppPassword.Verify(password, hash))
                ? new BindJudgement(account, CommandStatus.Ok, hash)
                : new BindJudgement(null, CommandStatus.InvalidPassword);
        }
        finally
        {
            _hashing.Release();
        }
    }

    private static bool MayComeFrom(ServiceProvider account, IPAddress peer) =>
        account.Smpp.Networks.Count == 0 || NetworkList.TryParse(account.Smpp.Networks)?.Contains(peer) == true;

    private static ValueTask<BindJudgement> Refused(CommandStatus status) => ValueTask.FromResult(new BindJudgement(null, status));
}

using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Accounts;
using PushPortal.Infrastructure.Outgoing;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Accounts;

/// <summary>Changes accounts in the store, one change at a time, and has the directory read them anew.</summary>
internal sealed class AccountEditor(IDbContextFactory<PortalDbContext> contexts, AccountDirectory directory, IOptions<AccountOptions> options, TimeProvider clock) : IAccountEditor, IDisposable
{
    private const int LongestName = 100;
    private const int SecretOctets = 32;
    private const string SecretPrefix = "whsec_";

    private readonly SemaphoreSlim _one = new(1);

    public async Task<AccountProblem?> ChangeAsync(long id, AccountEdit edit, CancellationToken ct)
    {
        var name = edit.Name.Trim();
        if (name.Length is 0 or > LongestName)
        {
            return new AccountProblem(nameof(AccountEdit.Name), name);
        }

        if (edit.AllowedTargetNetworks.FirstOrDefault(network => NetworkList.TryParse([network]) is null) is { } wrong)
        {
            return new AccountProblem(nameof(AccountEdit.AllowedTargetNetworks), wrong);
        }

        await ChangeAsync(id, row =>
        {
            row.Name = name;
            row.Enabled = edit.Enabled;
            row.AllowedTargetNetworks = string.Join(' ', edit.AllowedTargetNetworks);
        }, ct);
        return null;
    }

    public async Task<string> RotateSecretAsync(long id, CancellationToken ct)
    {
        var secret = RandomNumberGenerator.GetBytes(SecretOctets);
        await ChangeAsync(id, row =>
        {
            row.PreviousWebhookSecret = row.WebhookSecret;
            row.PreviousSecretUntil = (clock.GetUtcNow() + options.Value.SecretOverlap).UtcTicks;
            row.WebhookSecret = secret;
        }, ct);
        return SecretPrefix + Convert.ToBase64String(secret);
    }

    public void Dispose() => _one.Dispose();

    private async Task ChangeAsync(long id, Action<AccountRow> change, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            change(await db.Accounts.SingleAsync(row => row.Id == id, ct));
            await db.SaveChangesAsync(ct);
            await directory.LoadAsync(CancellationToken.None);
        }
        finally
        {
            _one.Release();
        }
    }
}

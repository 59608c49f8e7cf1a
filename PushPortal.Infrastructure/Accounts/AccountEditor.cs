using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Infrastructure.Audit;
using PushPortal.Infrastructure.Outgoing;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Accounts;

/// <summary>Adds and changes accounts in the store, one change at a time, and has the directory read them anew.</summary>
internal sealed class AccountEditor(IDbContextFactory<PortalDbContext> contexts, AccountDirectory directory, IOptions<AccountOptions> options, TimeProvider clock) : IAccountEditor, IDisposable
{
    private const int LongestName = 100;
    private const int MostWeight = 1_000;
    private const int MostSmpp = 10_000;
    private const int MostSegmentsPerSecond = 1_000_000;

    /// <summary>As an address is at most, with a plus sign.</summary>
    private const int LongestPrefix = 21;

    private const int SecretOctets = 32;
    private const string SecretPrefix = "whsec_";

    private readonly SemaphoreSlim _one = new(1);

    public async Task<AccountProblem?> AddAsync(AccountWish wish, Actor by, CancellationToken ct)
    {
        var (code, name) = (wish.Code.Trim(), wish.Name.Trim());
        if (!IsCode(code))
        {
            return new AccountProblem(nameof(AccountWish.Code), code);
        }

        if (IsNoName(name))
        {
            return new AccountProblem(nameof(AccountWish.Name), name);
        }

        return await AloneAsync<AccountProblem?>(db =>
        {
            // Codes that differ in case alone would be taken for one another by people, though not by programs.
            if (directory.All.Any(account => account.Code.Equals(code, StringComparison.OrdinalIgnoreCase)))
            {
                return Task.FromResult<AccountProblem?>(new AccountProblem(nameof(AccountWish.Code), code, IsTaken: true));
            }

            var row = new AccountRow { Code = code, Name = name, WebhookSecret = RandomNumberGenerator.GetBytes(SecretOctets) };
            db.Accounts.Add(row);
            db.Record(by.Did(AuditAction.AccountAdded, AuditSubject.Account(code), code).Changing(null, Facts(row)), clock.GetUtcNow());
            return Task.FromResult<AccountProblem?>(null);
        }, ct);
    }

    public async Task<AccountProblem?> ChangeAsync(long id, AccountEdit edit, Actor by, string? reason, CancellationToken ct)
    {
        var name = edit.Name.Trim();
        if (IsNoName(name))
        {
            return new AccountProblem(nameof(AccountEdit.Name), name);
        }

        if (edit.AllowedTargetNetworks.FirstOrDefault(IsNoNetwork) is { } wrong)
        {
            return new AccountProblem(nameof(AccountEdit.AllowedTargetNetworks), wrong);
        }

        if (edit.Weight is < 1 or > MostWeight)
        {
            return new AccountProblem(nameof(AccountEdit.Weight), Text(edit.Weight));
        }

        if (edit.ContentRetention is { } kept && (kept < AccountEdit.ShortestContentRetention || kept > AccountEdit.LongestContentRetention))
        {
            return new AccountProblem(nameof(AccountEdit.ContentRetention), kept.ToString("c", CultureInfo.InvariantCulture));
        }

        if (edit.HttpNetworks.FirstOrDefault(IsNoNetwork) is { } notHttp)
        {
            return new AccountProblem(nameof(AccountEdit.HttpNetworks), notHttp);
        }

        if ((ProblemOf(edit.Limits) ?? ProblemOf(edit.Smpp)) is { } problem)
        {
            return problem;
        }

        await ChangeAsync(id, row =>
        {
            var before = Facts(row);
            row.Name = name;
            row.Enabled = edit.Enabled;
            row.Weight = edit.Weight;
            row.AllowedTargetNetworks = string.Join(' ', edit.AllowedTargetNetworks);
            row.SubmissionsPerSecond = edit.Limits.SubmissionsPerSecond;
            row.PushesPerDay = edit.Limits.PushesPerDay;
            row.HttpNetworks = Words(edit.HttpNetworks);
            row.HeaderEnrichment = edit.HeaderEnrichment;
            row.ShowsNumbersToAll = edit.ShowsNumbersToAll;
            row.ContentRetentionSeconds = (long?)edit.ContentRetention?.TotalSeconds;
            row.ContentErasedUpTo ??= edit.ContentRetention is null ? null : 0;
            row.SmppWindow = edit.Smpp.Window;
            row.SmppBinds = edit.Smpp.Binds;
            row.SmppSegmentsPerSecond = edit.Smpp.SegmentsPerSecond;
            row.SmppSourcePrefixes = Words(edit.Smpp.SourcePrefixes);
            row.SmppNetworks = Words(edit.Smpp.Networks);
            var after = Facts(row);
            return before == after ? null : by.Did(ActionOf(before, after), AuditSubject.Account(row.Code), row.Code, reason).Changing(before, after);
        }, ct);
        return null;
    }

    public async Task<bool> HoldAsync(long id, Actor by, string reason, CancellationToken ct)
    {
        var held = false;
        await ChangeAsync(id, row =>
        {
            if (row.HeldAt is not null)
            {
                return null;
            }

            held = true;
            (row.HeldAt, row.HeldBy, row.HoldReason) = (clock.GetUtcNow().UtcTicks, by.Name, reason);
            return by.Did(AuditAction.AccountHeld, AuditSubject.Account(row.Code), row.Code, reason);
        }, ct);
        return held;
    }

    public async Task<bool> ReleaseAsync(long id, Actor by, string reason, CancellationToken ct)
    {
        var released = false;
        await ChangeAsync(id, row =>
        {
            // A user's name has no slash: what an account's key ordered is told from what a user did by its code before one.
            if (row.HeldAt is null || (by.Kind == ActorKind.Account && row.HeldBy?.StartsWith($"{row.Code}/", StringComparison.Ordinal) != true))
            {
                return null;
            }

            released = true;
            (row.HeldAt, row.HeldBy, row.HoldReason) = (null, null, null);
            return by.Did(AuditAction.AccountReleased, AuditSubject.Account(row.Code), row.Code, reason);
        }, ct);
        return released;
    }

    public async Task<string> RotateSecretAsync(long id, Actor by, string? reason, CancellationToken ct)
    {
        var secret = RandomNumberGenerator.GetBytes(SecretOctets);
        await ChangeAsync(id, row =>
        {
            row.PreviousWebhookSecret = row.WebhookSecret;
            row.PreviousSecretUntil = (clock.GetUtcNow() + options.Value.SecretOverlap).UtcTicks;
            row.WebhookSecret = secret;
            return by.Did(AuditAction.SecretRotated, AuditSubject.Account(row.Code), row.Code, reason);
        }, ct);
        return SecretPrefix + Convert.ToBase64String(secret);
    }

    public async Task<bool> SetSmppPasswordAsync(long id, string password, Actor by, CancellationToken ct)
    {
        if (password.Length is 0 or > SmppPassword.MostCharacters || !password.All(IsWritten))
        {
            return false;
        }

        var hash = await Task.Run(() => SmppPassword.Hash(password), ct);
        await ChangeAsync(id, row =>
        {
            row.SmppPasswordHash = hash;
            return by.Did(AuditAction.SmppPasswordSet, AuditSubject.Account(row.Code), row.Code);
        }, ct);
        return true;
    }

    public Task RemoveSmppPasswordAsync(long id, Actor by, string? reason, CancellationToken ct) => ChangeAsync(id, row =>
    {
        row.SmppPasswordHash = null;
        return by.Did(AuditAction.SmppPasswordRemoved, AuditSubject.Account(row.Code), row.Code, reason);
    }, ct);

    public void Dispose() => _one.Dispose();

    private static AccountProblem? ProblemOf(AccountLimits limits) => limits switch
    {
        { SubmissionsPerSecond: < 0 or > AccountLimits.HighestRate } => new AccountProblem(nameof(AccountLimits.SubmissionsPerSecond), Text(limits.SubmissionsPerSecond)),
        { PushesPerDay: < 0 or > AccountLimits.HighestQuota } => new AccountProblem(nameof(AccountLimits.PushesPerDay), Text(limits.PushesPerDay)),
        _ => null,
    };

    private static AccountProblem? ProblemOf(SmppAccess smpp) => smpp switch
    {
        { Window: < 1 or > MostSmpp } => new AccountProblem(nameof(SmppAccess.Window), Text(smpp.Window)),
        { Binds: < 0 or > MostSmpp } => new AccountProblem(nameof(SmppAccess.Binds), Text(smpp.Binds)),
        { SegmentsPerSecond: < 0 or > MostSegmentsPerSecond } => new AccountProblem(nameof(SmppAccess.SegmentsPerSecond), Text(smpp.SegmentsPerSecond)),
        _ when smpp.SourcePrefixes.FirstOrDefault(prefix => prefix.Length > LongestPrefix || !prefix.All(IsWritten)) is { } prefix =>
            new AccountProblem(nameof(SmppAccess.SourcePrefixes), prefix),
        _ when smpp.Networks.FirstOrDefault(IsNoNetwork) is { } network => new AccountProblem(nameof(SmppAccess.Networks), network),
        _ => null,
    };

    private static bool IsNoName(string name) => name.Length is 0 or > LongestName || name.Any(char.IsControl);

    private static bool IsCode(string code) =>
        code.Length is > 0 and <= AccountWish.LongestCode && char.IsAsciiLetterOrDigit(code[0]) && code.All(static character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-');

    private static bool IsNoNetwork(string text) => NetworkList.TryParse([text]) is null;

    /// <summary>A character that shows, of ASCII: what SMPP can carry.</summary>
    private static bool IsWritten(char character) => character is > ' ' and <= '~';

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Words(IReadOnlyList<string> words) => words.Count == 0 ? null : string.Join(' ', words);

    private static AccountFacts Facts(AccountRow row) => new(
        row.Name, row.Enabled, row.Weight, row.AllowedTargetNetworks, row.SubmissionsPerSecond, row.PushesPerDay, row.HttpNetworks, row.HeaderEnrichment, row.ShowsNumbersToAll, row.ContentRetentionSeconds,
        row.SmppWindow, row.SmppBinds, row.SmppSegmentsPerSecond, row.SmppSourcePrefixes, row.SmppNetworks);

    private static string ActionOf(AccountFacts before, AccountFacts after) => (before.Enabled, after.Enabled) switch
    {
        (true, false) => AuditAction.AccountDisabled,
        (false, true) => AuditAction.AccountEnabled,
        _ => AuditAction.AccountChanged,
    };

    /// <param name="change">Answers what is to be written into the audit log in the same commit; null for nothing.</param>
    /// <returns>What was written.</returns>
    private Task<AuditEntry?> ChangeAsync(long id, Func<AccountRow, AuditEntry?> change, CancellationToken ct) => AloneAsync(async db =>
    {
        var entry = change(await db.Accounts.SingleAsync(row => row.Id == id, ct));
        if (entry is not null)
        {
            db.Record(entry, clock.GetUtcNow());
        }

        return entry;
    }, ct);

    /// <summary>Commits what is done to the context, and has the directory read the accounts anew.</summary>
    private async Task<T> AloneAsync<T>(Func<PortalDbContext, Task<T>> change, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            var result = await change(db);
            await db.SaveChangesAsync(ct);
            await directory.LoadAsync(CancellationToken.None);
            return result;
        }
        finally
        {
            _one.Release();
        }
    }
}

using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Identifiers;
using PushPortal.Infrastructure.Audit;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Callbacks;

/// <summary>Changes callback endpoints in the store, one change at a time, and has the directory of accounts read them anew.</summary>
internal sealed class CallbackEndpoints(IDbContextFactory<PortalDbContext> contexts, AccountDirectory directory, IdSequence ids, TimeProvider clock) : ICallbackEndpoints, IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    public async Task<CallbackSaved> SaveAsync(long accountId, CallbackEdit edit, Actor by, string? reason, int? version, CancellationToken ct)
    {
        if (edit.ReadUrl() is not { } url)
        {
            return new CallbackSaved.BadUrl();
        }

        if (edit.Events == CallbackEvents.None)
        {
            return new CallbackSaved.NoEvents();
        }

        return await ChangeAsync(accountId, by, reason, (db, row) =>
        {
            if (version is { } expected && expected != (row?.Version ?? 0))
            {
                return null;
            }

            var isMoved = row is null || row.Url != url.OriginalString || row.Enabled != edit.Enabled;
            var action = row is null || row.Enabled == edit.Enabled ? AuditAction.CallbackEndpointChanged
                : edit.Enabled ? AuditAction.CallbackEndpointEnabled
                : AuditAction.CallbackEndpointDisabled;
            if (row is null || row.Enabled != edit.Enabled)
            {
                row ??= db.CallbackEndpoints.Add(new CallbackEndpointRow { AccountId = accountId, Id = ids.Next(), Url = "", By = by.Name }).Entity;
                (row.Enabled, row.Since, row.By, row.Why) = (edit.Enabled, clock.GetUtcNow().UtcTicks, by.Name, (byte)CallbackSwitch.Asked);
            }

            (row.Url, row.Events, row.Version) = (url.OriginalString, (byte)edit.Events, row.Version + 1);
            row.FailingSince = isMoved ? null : row.FailingSince;
            return action;
        }, ct)
            ? new CallbackSaved.Saved(directory.Find(accountId)!.Callbacks!)
            : new CallbackSaved.Changed();
    }

    public Task<bool> DeleteAsync(long accountId, Actor by, string? reason, int? version, CancellationToken ct) => ChangeAsync(accountId, by, reason, (db, row) =>
    {
        if (row is null || (version is { } expected && expected != row.Version))
        {
            return null;
        }

        db.CallbackEndpoints.Remove(row);
        return AuditAction.CallbackEndpointRemoved;
    }, ct);

    public Task<bool> DisableAsync(CallbackEndpoint endpoint, CallbackSwitch why, CancellationToken ct) => ChangeAsync(endpoint.AccountId, Actor.System, ReasonOf(why), (_, row) =>
    {
        if (!IsStill(endpoint, row) || !row!.Enabled)
        {
            return null;
        }

        (row.Enabled, row.Since, row.By, row.Why, row.Version) = (false, clock.GetUtcNow().UtcTicks, "", (byte)why, row.Version + 1);
        return AuditAction.CallbackEndpointDisabled;
    }, ct);

    public async Task NoteFailingAsync(CallbackEndpoint endpoint, DateTimeOffset? since, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            await db.CallbackEndpoints.Where(row => row.AccountId == endpoint.AccountId && row.Id == endpoint.Id && row.Version == endpoint.Version)
                .ExecuteUpdateAsync(row => row.SetProperty(kept => kept.FailingSince, since == null ? null : since.Value.UtcTicks), ct);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private static bool IsStill(CallbackEndpoint endpoint, CallbackEndpointRow? row) => row is not null && (row.Id, row.Version) == (endpoint.Id, endpoint.Version);

    private static string ReasonOf(CallbackSwitch why) => why == CallbackSwitch.Gone ? "It answered 410" : "Nothing was confirmed there for too long";

    /// <param name="change">Answers the action that is written into the audit log in the same commit; null when there is nothing to keep.</param>
    private async Task<bool> ChangeAsync(long accountId, Actor by, string? reason, Func<PortalDbContext, CallbackEndpointRow?, string?> change, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            var row = await db.CallbackEndpoints.SingleOrDefaultAsync(row => row.AccountId == accountId, ct);
            var before = row is null ? null : CallbackEndpointFacts.Of(row);
            if (change(db, row) is not { } action)
            {
                return false;
            }

            var after = action == AuditAction.CallbackEndpointRemoved ? null : CallbackEndpointFacts.Of(row ?? db.CallbackEndpoints.Local.Single());
            var code = directory.Find(accountId)?.Code;
            db.Record(by.Did(action, AuditSubject.Account(code ?? ""), code, reason).Changing(before, after), clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
            await directory.LoadAsync(CancellationToken.None);
            return true;
        }
        finally
        {
            _one.Release();
        }
    }
}

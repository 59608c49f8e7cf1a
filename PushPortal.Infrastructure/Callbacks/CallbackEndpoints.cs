using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Identifiers;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Callbacks;

/// <summary>Changes callback endpoints in the store, one change at a time, and has the directory of accounts read them anew.</summary>
internal sealed class CallbackEndpoints(IDbContextFactory<PortalDbContext> contexts, AccountDirectory directory, IdSequence ids, TimeProvider clock) : ICallbackEndpoints, IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    public async Task<CallbackSaved> SaveAsync(long accountId, CallbackEdit edit, string by, int? version, CancellationToken ct)
    {
        if (edit.ReadUrl() is not { } url)
        {
            return new CallbackSaved.BadUrl();
        }

        if (edit.Events == CallbackEvents.None)
        {
            return new CallbackSaved.NoEvents();
        }

        return await ChangeAsync(accountId, (db, row) =>
        {
            if (version is { } expected && expected != (row?.Version ?? 0))
            {
                return false;
            }

            var isMoved = row is null || row.Url != url.OriginalString || row.Enabled != edit.Enabled;
            if (row is null || row.Enabled != edit.Enabled)
            {
                row ??= db.CallbackEndpoints.Add(new CallbackEndpointRow { AccountId = accountId, Id = ids.Next(), Url = "", By = by }).Entity;
                (row.Enabled, row.Since, row.By, row.Why) = (edit.Enabled, clock.GetUtcNow().UtcTicks, by, (byte)CallbackSwitch.Asked);
            }

            (row.Url, row.Events, row.Version) = (url.OriginalString, (byte)edit.Events, row.Version + 1);
            row.FailingSince = isMoved ? null : row.FailingSince;
            return true;
        }, ct)
            ? new CallbackSaved.Saved(directory.Find(accountId)!.Callbacks!)
            : new CallbackSaved.Changed();
    }

    public Task<bool> DeleteAsync(long accountId, int? version, CancellationToken ct) => ChangeAsync(accountId, (db, row) =>
    {
        if (row is null || (version is { } expected && expected != row.Version))
        {
            return false;
        }

        db.CallbackEndpoints.Remove(row);
        return true;
    }, ct);

    public Task DisableAsync(CallbackEndpoint endpoint, CallbackSwitch why, CancellationToken ct) => ChangeAsync(endpoint.AccountId, (_, row) =>
    {
        if (!IsStill(endpoint, row) || !row!.Enabled)
        {
            return false;
        }

        (row.Enabled, row.Since, row.By, row.Why, row.Version) = (false, clock.GetUtcNow().UtcTicks, "", (byte)why, row.Version + 1);
        return true;
    }, ct);

    public Task NoteFailingAsync(CallbackEndpoint endpoint, DateTimeOffset? since, CancellationToken ct) => ChangeAsync(endpoint.AccountId, (_, row) =>
    {
        if (!IsStill(endpoint, row))
        {
            return false;
        }

        row!.FailingSince = since?.UtcTicks;
        return true;
    }, ct);

    public void Dispose() => _one.Dispose();

    private static bool IsStill(CallbackEndpoint endpoint, CallbackEndpointRow? row) => row is not null && (row.Id, row.Version) == (endpoint.Id, endpoint.Version);

    /// <param name="change">Answers whether there is something to keep.</param>
    private async Task<bool> ChangeAsync(long accountId, Func<PortalDbContext, CallbackEndpointRow?, bool> change, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            if (!change(db, await db.CallbackEndpoints.SingleOrDefaultAsync(row => row.AccountId == accountId, ct)))
            {
                return false;
            }

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

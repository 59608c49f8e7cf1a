using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Audit;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Smsc;

/// <summary>The links' policies: the settings' own, or what an administrator made of them for one link. Asked for each group, so they are kept in memory.</summary>
public sealed class LinkPolicies
{
    private readonly LinkPolicy _default;
    private readonly IDbContextFactory<PortalDbContext>? _contexts;
    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly ConcurrentDictionary<string, LinkPolicy> _changed = new(StringComparer.Ordinal);

    /// <summary>The policies of links that nobody changes.</summary>
    public LinkPolicies(LinkPolicy policy) => _default = policy;

    internal LinkPolicies(LinkPolicy policy, IDbContextFactory<PortalDbContext> contexts, TimeProvider clock)
        : this(policy) => (_contexts, _clock) = (contexts, clock);

    /// <summary>What links have that nobody changed.</summary>
    public LinkPolicy Default => _default;

    public LinkPolicy For(string link) => _changed.GetValueOrDefault(link, _default);

    /// <summary>Whether an administrator changed this link's policy.</summary>
    public bool IsChanged(string link) => _changed.ContainsKey(link);

    /// <summary>Changes a link's policy, for the groups that start from now on; null gives it the settings' again.</summary>
    public async Task ChangeAsync(string link, LinkPolicy? policy, Actor by, string? reason, CancellationToken ct)
    {
        if (_contexts is null)
        {
            throw new InvalidOperationException("These policies are not stored.");
        }

        await using var db = await _contexts.CreateDbContextAsync(ct);
        var row = await db.LinkPolicies.FindAsync([link], ct);
        if (policy is null)
        {
            if (row is not null)
            {
                db.Remove(row);
            }
        }
        else
        {
            var text = JsonSerializer.Serialize(policy, StoredJson.Default.LinkPolicy);
            if (row is null)
            {
                db.Add(new LinkPolicyRow { Link = link, Policy = text });
            }
            else
            {
                row.Policy = text;
            }
        }

        var action = policy is null ? AuditAction.LinkPolicyReset : AuditAction.LinkPolicyChanged;
        db.Record(by.Did(action, AuditSubject.Link(link), reason: reason).Changing(For(link), policy ?? _default), _clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        if (policy is null)
        {
            _changed.TryRemove(link, out _);
        }
        else
        {
            _changed[link] = policy;
        }
    }

    /// <summary>Reads what administrators changed before.</summary>
    internal async Task LoadAsync(CancellationToken ct)
    {
        if (_contexts is null)
        {
            return;
        }

        await using var db = await _contexts.CreateDbContextAsync(ct);
        foreach (var row in await db.LinkPolicies.AsNoTracking().ToListAsync(ct))
        {
            _changed[row.Link] = JsonSerializer.Deserialize(row.Policy, StoredJson.Default.LinkPolicy)!;
        }
    }
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Routes;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Audit;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;
using PushPortal.Infrastructure.Smsc;
using static PushPortal.Infrastructure.Persistence.StoredInstant;

namespace PushPortal.Infrastructure.Routes;

/// <summary>The routes of the SMSC in this process: the draft, what was published, and their way into force. What is published is kept first and then done by the SMSC's loop.</summary>
public sealed partial class RouteVersions : IDisposable
{
    /// <summary>For the loop to take what was published.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _one = new(1);
    private readonly IDbContextFactory<PortalDbContext> _contexts;
    private readonly RouteBook _book;
    private readonly SmscInbox? _inbox;
    private readonly string[] _links;
    private readonly IAccountDirectory _accounts;
    private readonly TimeProvider _clock;
    private readonly ILogger<RouteVersions> _logger;
    private volatile RouteVersion? _current;

    /// <param name="inbox">Of the SMSC's loop; null where none runs.</param>
    internal RouteVersions(
        IDbContextFactory<PortalDbContext> contexts, RouteBook book, SmscInbox? inbox, IEnumerable<IHandsetLink> links, IAccountDirectory accounts, TimeProvider clock, ILogger<RouteVersions> logger)
    {
        (_contexts, _book, _inbox, _accounts, _clock, _logger) = (contexts, book, inbox, accounts, clock, logger);
        _links = [.. links.Select(link => link.Name)];
    }

    /// <summary>What is in force; null when nothing was ever published.</summary>
    public RouteVersion? Current => _current;

    /// <summary>The number of what is in force; 0 when nothing was ever published.</summary>
    public int Number => _current?.Number ?? 0;

    /// <summary>The id of the account with a code; null when there is none.</summary>
    public long? AccountOf(string code) => _accounts.Find(code)?.Id;

    public IReadOnlyList<RouteProblem> Check(IReadOnlyList<RouteRule> rules) => RouteCheck.Of(rules, _links, AccountOf);

    public void Dispose() => _one.Dispose();

    /// <summary>Null while nobody works on one.</summary>
    public async Task<RouteDraft?> DraftAsync(CancellationToken ct)
    {
        await using var db = await _contexts.CreateDbContextAsync(ct);
        return await db.RouteDraft.AsNoTracking().FirstOrDefaultAsync(draft => draft.Id == RouteDraftRow.TheOne, ct) is { IsEmpty: false } row
            ? new RouteDraft(Read(row.Rules), row.BegunOver, row.Revision, row.ChangedBy, Instant(row.ChangedAt))
            : null;
    }

    /// <summary>Keeps the draft's rules, whatever is wrong with them. They decide nothing.</summary>
    /// <param name="revision">The one that they were made from; null to begin a draft.</param>
    public async Task<RouteSaved> SaveDraftAsync(IReadOnlyList<RouteRule> rules, long? revision, Actor by, CancellationToken ct)
    {
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var row = await db.RouteDraft.FirstOrDefaultAsync(draft => draft.Id == RouteDraftRow.TheOne, ct)
            ?? db.RouteDraft.Add(new RouteDraftRow { Id = RouteDraftRow.TheOne, Rules = "", ChangedBy = "" }).Entity;
        if ((row.IsEmpty ? (long?)null : row.Revision) != revision)
        {
            return RouteSaved.Changed;
        }

        var (before, after) = RouteFacts.Of(row.IsEmpty ? [] : Read(row.Rules), rules);
        row.BegunOver = row.IsEmpty ? Number : row.BegunOver;
        var now = _clock.GetUtcNow();
        (row.Rules, row.ChangedBy, row.ChangedAt) = (Write(rules), by.Name, now.UtcTicks);
        row.Revision++;
        db.Record(by.Did(AuditAction.RouteDraftChanged, AuditSubject.Routes).Changing(before, after), now);
        return await SavedAsync(db, ct);
    }

    public async Task<RouteSaved> DiscardDraftAsync(long revision, Actor by, string reason, CancellationToken ct)
    {
        await using var db = await _contexts.CreateDbContextAsync(ct);
        if (await db.RouteDraft.FirstOrDefaultAsync(draft => draft.Id == RouteDraftRow.TheOne, ct) is not { IsEmpty: false } row || row.Revision != revision)
        {
            return RouteSaved.Changed;
        }

        row.Empty();
        db.Record(by.Did(AuditAction.RouteDraftDiscarded, AuditSubject.Routes, reason: reason), _clock.GetUtcNow());
        return await SavedAsync(db, ct);
    }

    /// <summary>Publishes the draft. When this returns, every group that is started goes by it.</summary>
    /// <param name="revision">Of the draft that is meant.</param>
    /// <param name="over">The version in force that it was compared with.</param>
    public Task<RouteSaved> PublishAsync(long revision, int over, Actor by, string reason, CancellationToken ct) => OneAtATimeAsync(
        async () =>
        {
            await using var db = await _contexts.CreateDbContextAsync(ct);
            if (Number != over || await db.RouteDraft.FirstOrDefaultAsync(draft => draft.Id == RouteDraftRow.TheOne, ct) is not { IsEmpty: false } row || row.Revision != revision)
            {
                return RouteSaved.Changed;
            }

            var rules = Read(row.Rules);
            row.Empty();
            return await PublishAsync(db, rules, restores: null, by, reason, ct);
        },
        ct);

    /// <summary>Publishes an earlier version's rules anew; those of 0, which are none, let the links' own prefixes apply again.</summary>
    /// <param name="over">The version in force that it was compared with.</param>
    public Task<RouteSaved> RestoreAsync(int number, int over, Actor by, string reason, CancellationToken ct) => OneAtATimeAsync(
        async () =>
        {
            await using var db = await _contexts.CreateDbContextAsync(ct);
            return Number != over || number >= over || await RulesAsync(db, number, ct) is not { } rules
                ? RouteSaved.Changed
                : await PublishAsync(db, rules, number, by, reason, ct);
        },
        ct);

    /// <summary>The versions, the newest first.</summary>
    /// <param name="before">Those below this number; null for the newest.</param>
    public async Task<IReadOnlyList<RouteVersionLine>> HistoryAsync(int? before, int limit, CancellationToken ct)
    {
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var rows = await db.RouteVersions.AsNoTracking()
            .Where(row => before == null || row.Number < before)
            .OrderByDescending(row => row.Number)
            .Take(limit)
            .Select(row => new { row.Number, row.RuleCount, row.PublishedBy, row.PublishedAt, row.Reason, row.Restores })
            .ToListAsync(ct);
        return rows.ConvertAll(row => new RouteVersionLine(row.Number, row.RuleCount, row.PublishedBy, Instant(row.PublishedAt), row.Reason, row.Restores));
    }

    /// <summary>The rules of a version; none for 0, which stands for before any. Null when there is no such version.</summary>
    public async Task<IReadOnlyList<RouteRule>?> RulesAsync(int number, CancellationToken ct)
    {
        await using var db = await _contexts.CreateDbContextAsync(ct);
        return await RulesAsync(db, number, ct);
    }

    /// <summary>The version in force at an instant and the one before it, the newer first: a group may have been given its link a moment before its first attempt.</summary>
    public async Task<IReadOnlyList<RouteVersion>> InForceAtAsync(DateTimeOffset at, CancellationToken ct)
    {
        await using var db = await _contexts.CreateDbContextAsync(ct);
        var rows = await db.RouteVersions.AsNoTracking().Where(row => row.PublishedAt <= at.UtcTicks).OrderByDescending(row => row.Number).Take(2).ToListAsync(ct);
        return rows.ConvertAll(Version);
    }

    /// <summary>Puts into force what was published last.</summary>
    internal async Task<RouteTable> LoadAsync(CancellationToken ct)
    {
        await using var db = await _contexts.CreateDbContextAsync(ct);
        if (await db.RouteVersions.AsNoTracking().OrderByDescending(row => row.Number).FirstOrDefaultAsync(ct) is not { } row)
        {
            return RouteTable.None;
        }

        var version = Version(row);
        foreach (var rule in version.Rules.Where(rule => rule.Link is { } link && !_links.Contains(link)))
        {
            LogLinkGone(rule.Name, rule.Link!);
        }

        return Take(version);
    }

    private async Task<RouteSaved> PublishAsync(PortalDbContext db, IReadOnlyList<RouteRule> rules, int? restores, Actor by, string reason, CancellationToken ct)
    {
        if (Check(rules).Any(problem => problem.IsFault))
        {
            return RouteSaved.Faulty;
        }

        var version = new RouteVersion(Number + 1, rules, by.Name, _clock.GetUtcNow(), reason, restores);
        db.Add(new RouteVersionRow
        {
            Number = version.Number,
            Rules = Write(rules),
            RuleCount = rules.Count,
            PublishedBy = version.By,
            PublishedAt = version.At.UtcTicks,
            Reason = reason,
            Restores = restores,
        });
        var (before, after) = RouteFacts.Of(Current?.Rules ?? [], rules);
        db.Record(by.Did(restores is null ? AuditAction.RoutesPublished : AuditAction.RoutesRestored, AuditSubject.RouteVersion(version.Number), reason: reason).Changing(before, after), version.At);
        if (await SavedAsync(db, ct) != RouteSaved.Done)
        {
            return RouteSaved.Changed;
        }

        var table = Take(version);
        if (_inbox is not null)
        {
            // It is published: whoever goes away now does not take it back.
            await _inbox.RouteAsync(table).WaitAsync(Patience, _clock, CancellationToken.None);
        }

        return RouteSaved.Done;
    }

    private RouteTable Take(RouteVersion version)
    {
        var table = RouteTable.Compile(version.Number, version.Rules, AccountOf);
        _current = version;
        _book.Take(table);
        return table;
    }

    private async Task<RouteSaved> OneAtATimeAsync(Func<Task<RouteSaved>> change, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            return await change();
        }
        finally
        {
            _one.Release();
        }
    }

    private static async Task<RouteSaved> SavedAsync(PortalDbContext db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return RouteSaved.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return RouteSaved.Changed;
        }
    }

    private static async Task<IReadOnlyList<RouteRule>?> RulesAsync(PortalDbContext db, int number, CancellationToken ct) => number == 0
        ? []
        : await db.RouteVersions.AsNoTracking().Where(row => row.Number == number).Select(row => row.Rules).FirstOrDefaultAsync(ct) is { } rules ? Read(rules) : null;

    private static RouteVersion Version(RouteVersionRow row) => new(row.Number, Read(row.Rules), row.PublishedBy, Instant(row.PublishedAt), row.Reason, row.Restores);

    private static IReadOnlyList<RouteRule> Read(string rules) => JsonSerializer.Deserialize(rules, StoredJson.Default.IReadOnlyListRouteRule)!;

    private static string Write(IReadOnlyList<RouteRule> rules) => JsonSerializer.Serialize(rules, StoredJson.Default.IReadOnlyListRouteRule);

    [LoggerMessage(LogLevel.Warning, "The route {Rule} names the link {Link}, which is not configured: what it is for is refused")]
    private partial void LogLinkGone(string rule, string link);
}

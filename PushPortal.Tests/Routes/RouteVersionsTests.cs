using PushPortal.Domain.Audit;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Routes;
using PushPortal.Infrastructure.Audit;
using PushPortal.Infrastructure.Smsc;
using static PushPortal.Tests.Routes.SampleRoutes;

namespace PushPortal.Tests.Routes;

/// <summary>The draft, what is published, and its history, in the store.</summary>
public sealed class RouteVersionsTests : IDisposable
{
    private static readonly Actor Admin = Actor.User("admin", "10.0.0.1");
    private static readonly RouteRule China = Over("China", "b", "+86") with { Accounts = ["demo"], Priorities = [Priority.High, Priority.Low] };
    private static readonly RouteRule Rest = Over("rest", "a");

    private readonly KeptRoutes _kept = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _kept.Dispose();

    [Fact]
    public async Task Draft_is_kept_and_decides_nothing()
    {
        Assert.Null(await _kept.Versions.DraftAsync(Ct));
        Assert.Equal(RouteSaved.Done, await _kept.Versions.SaveDraftAsync([China, Rest], null, Admin, Ct));

        var draft = (await _kept.Versions.DraftAsync(Ct))!;

        Assert.Equal((0, 1L, "admin", _kept.Store.Now), (draft.Over, draft.Revision, draft.By, draft.At));
        Assert.Equal(["China", "rest"], draft.Rules.Select(rule => rule.Name));
        Assert.True(draft.Rules[0].SaysTheSame(China));
        Assert.True(_kept.Book.InForce.IsEmpty);
        Assert.Null(_kept.Versions.Current);
    }

    [Fact]
    public async Task Draft_that_somebody_else_changed_is_not_overwritten_published_or_discarded()
    {
        await _kept.Versions.SaveDraftAsync([Rest], null, Admin, Ct);
        Assert.Equal(RouteSaved.Changed, await _kept.Versions.SaveDraftAsync([China], null, Admin, Ct));
        Assert.Equal(RouteSaved.Done, await _kept.Versions.SaveDraftAsync([China, Rest], 1, Admin, Ct));

        Assert.Equal(RouteSaved.Changed, await _kept.Versions.SaveDraftAsync([], 1, Admin, Ct));
        Assert.Equal(RouteSaved.Changed, await _kept.Versions.PublishAsync(1, 0, Admin, "why", Ct));
        Assert.Equal(RouteSaved.Changed, await _kept.Versions.PublishAsync(2, 1, Admin, "why", Ct));
        Assert.Equal(RouteSaved.Changed, await _kept.Versions.DiscardDraftAsync(1, Admin, "why", Ct));

        Assert.Equal(2, (await _kept.Versions.DraftAsync(Ct))!.Rules.Count);
        Assert.True(_kept.Book.InForce.IsEmpty);
    }

    [Fact]
    public async Task Discarded_draft_is_gone()
    {
        await _kept.Versions.SaveDraftAsync([Rest], null, Admin, Ct);
        Assert.Equal(RouteSaved.Done, await _kept.Versions.DiscardDraftAsync(1, Admin, "not needed", Ct));

        Assert.Null(await _kept.Versions.DraftAsync(Ct));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Draft_that_is_over_is_not_taken_for_the_next_one(bool published)
    {
        await _kept.Versions.SaveDraftAsync([Rest], null, Admin, Ct);
        var seen = await RevisionAsync();
        Assert.Equal(RouteSaved.Done, published
            ? await _kept.Versions.PublishAsync(seen, 0, Admin, "why", Ct)
            : await _kept.Versions.DiscardDraftAsync(seen, Admin, "why", Ct));

        Assert.Equal(RouteSaved.Changed, await _kept.Versions.SaveDraftAsync([], seen, Admin, Ct));
        await _kept.Versions.SaveDraftAsync([China], null, Admin, Ct);

        Assert.Equal(RouteSaved.Changed, await _kept.Versions.SaveDraftAsync([], seen, Admin, Ct));
        Assert.Equal(RouteSaved.Changed, await _kept.Versions.PublishAsync(seen, _kept.Versions.Number, Admin, "why", Ct));
        Assert.Equal(RouteSaved.Changed, await _kept.Versions.DiscardDraftAsync(seen, Admin, "why", Ct));
        var draft = (await _kept.Versions.DraftAsync(Ct))!;
        Assert.Equal((_kept.Versions.Number, "China"), (draft.Over, draft.Rules.Single().Name));
    }

    [Fact]
    public async Task What_is_published_is_in_force_at_once_and_after_a_restart()
    {
        await PublishAsync("first", China, Rest);
        Assert.Equal(new RouteTarget("b", null), _kept.Book.InForce.TargetOf("+8613800000001", 1, Priority.High));
        Assert.Equal(new RouteTarget("a", null), _kept.Book.InForce.TargetOf("+8613800000001", 2, Priority.High));
        Assert.Null(await _kept.Versions.DraftAsync(Ct));

        await _kept.RestartAsync(null, "a", "b");

        Assert.Equal((1, "first", "admin", _kept.Store.Now), (_kept.Versions.Number, _kept.Versions.Current!.Reason, _kept.Versions.Current.By, _kept.Versions.Current.At));
        Assert.Equal(new RouteTarget("b", null), _kept.Book.InForce.TargetOf("+8613800000001", 1, Priority.Low));
    }

    [Fact]
    public async Task Publishing_ends_when_the_loop_goes_by_it()
    {
        var inbox = new SmscInbox();
        await _kept.RestartAsync(inbox, "a", "b");
        await _kept.Versions.SaveDraftAsync([Rest], null, Admin, Ct);

        var publishing = _kept.Versions.PublishAsync(1, 0, Admin, "why", Ct);
        var command = (RouteCommand)(await inbox.Commands.ReadAsync(Ct)).Subject!;
        Assert.False(publishing.IsCompleted);
        command.Done.SetResult();

        Assert.Equal(RouteSaved.Done, await publishing);
        Assert.Same(_kept.Book.InForce, command.Routes);
    }

    [Fact]
    public async Task Faulty_rules_are_kept_as_a_draft_and_not_published()
    {
        await _kept.Versions.SaveDraftAsync([Over("gone", "gone")], null, Admin, Ct);

        Assert.Equal(RouteSaved.Faulty, await _kept.Versions.PublishAsync(1, 0, Admin, "why", Ct));

        Assert.NotNull(await _kept.Versions.DraftAsync(Ct));
        Assert.Empty(await _kept.Versions.HistoryAsync(null, 10, Ct));
    }

    [Fact]
    public async Task Rolling_back_publishes_the_earlier_rules_anew()
    {
        await PublishAsync("first", China, Rest);
        await PublishAsync("second", Rest with { Link = "b" });

        Assert.Equal(RouteSaved.Changed, await _kept.Versions.RestoreAsync(1, 1, Admin, "too late", Ct));
        Assert.Equal(RouteSaved.Changed, await _kept.Versions.RestoreAsync(2, 2, Admin, "in force", Ct));
        Assert.Equal(RouteSaved.Done, await _kept.Versions.RestoreAsync(1, 2, Admin, "the second was wrong", Ct));
        Assert.Equal(["China", "rest"], _kept.Book.InForce.Rules.Select(rule => rule.Name));
        Assert.Equal(RouteSaved.Done, await _kept.Versions.RestoreAsync(0, 3, Admin, "by the settings again", Ct));

        Assert.True(_kept.Book.InForce.IsEmpty);
        Assert.Equal(
            [(4, 0, "by the settings again", 0), (3, 2, "the second was wrong", 1), (2, 1, "second", null), (1, 2, "first", (int?)null)],
            (await _kept.Versions.HistoryAsync(null, 10, Ct)).Select(line => (line.Number, line.Rules, line.Reason, line.Restores)));
        Assert.Equal([2, 1], (await _kept.Versions.HistoryAsync(3, 10, Ct)).Select(line => line.Number));
        Assert.Equal(["rest"], (await _kept.Versions.RulesAsync(2, Ct))!.Select(rule => rule.Name));
        Assert.Empty((await _kept.Versions.RulesAsync(0, Ct))!);
        Assert.Null(await _kept.Versions.RulesAsync(5, Ct));
    }

    [Fact]
    public async Task Earlier_rules_whose_link_is_gone_are_not_published()
    {
        await PublishAsync("first", China, Rest);
        await PublishAsync("second", Rest);
        await _kept.RestartAsync(null, "a");

        Assert.Equal(RouteSaved.Faulty, await _kept.Versions.RestoreAsync(1, 2, Admin, "back", Ct));
        Assert.Equal(2, _kept.Versions.Number);
    }

    [Fact]
    public async Task History_says_what_was_in_force_at_a_time()
    {
        var before = _kept.Store.Now;
        _kept.Store.Clock.Advance(TimeSpan.FromMinutes(1));
        await PublishAsync("first", China, Rest);
        _kept.Store.Clock.Advance(TimeSpan.FromMinutes(1));
        await PublishAsync("second", Rest);

        Assert.Empty(await _kept.Versions.InForceAtAsync(before, Ct));
        Assert.Equal([1], (await _kept.Versions.InForceAtAsync(before.AddSeconds(90), Ct)).Select(version => version.Number));
        Assert.Equal([2, 1], (await _kept.Versions.InForceAtAsync(_kept.Store.Now, Ct)).Select(version => version.Number));
    }

    [Fact]
    public async Task Every_change_is_in_the_audit_log_with_what_changed()
    {
        await PublishAsync("first", China, Rest);
        await _kept.Versions.SaveDraftAsync([Rest], null, Admin, Ct);
        await _kept.Versions.DiscardDraftAsync(await RevisionAsync(), Admin, "no", Ct);
        await _kept.Versions.RestoreAsync(0, 1, Admin, "back", Ct);

        var page = await new AuditLog(_kept.Store.Store, _kept.Store, _kept.Store.Clock).PageAsync(new AuditFilter(), null, 10, Ct);
        var entries = page.Rows.Select(record => record.Entry).Reverse().ToList();
        Assert.Equal(
            [
                (AuditAction.RouteDraftChanged, "draft", null), (AuditAction.RoutesPublished, "version 1", "first"), (AuditAction.RouteDraftChanged, "draft", null),
                (AuditAction.RouteDraftDiscarded, "draft", "no"), (AuditAction.RoutesRestored, "version 2", (string?)"back"),
            ],
            entries.Select(entry => (entry.Action, entry.Subject.Name, entry.Reason)));
        Assert.All(entries, entry => Assert.Equal(("admin", "10.0.0.1"), (entry.By.Name, entry.By.From)));
        Assert.Equal("""{"China":"1. +86; demo; High Low; link b","rest":"2. all numbers; all accounts; all priorities; link a"}""", entries[1].After);
    }

    private async Task PublishAsync(string reason, params RouteRule[] rules)
    {
        Assert.Equal(RouteSaved.Done, await _kept.Versions.SaveDraftAsync(rules, null, Admin, Ct));
        Assert.Equal(RouteSaved.Done, await _kept.Versions.PublishAsync(await RevisionAsync(), _kept.Versions.Number, Admin, reason, Ct));
    }

    private async Task<long> RevisionAsync() => (await _kept.Versions.DraftAsync(Ct))!.Revision;
}

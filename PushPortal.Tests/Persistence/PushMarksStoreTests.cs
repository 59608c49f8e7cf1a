using PushPortal.Domain.Audit;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Notes;
using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Store;
using PushPortal.Tests.Portal;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Persistence;

/// <summary>Tags, notes and trace ids of pushes, in the store.</summary>
public abstract class PushMarksStoreTests(StorageProvider provider) : IDisposable
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static readonly Actor Anna = Actor.User("anna", "10.0.0.7");

    private readonly StoreUnderTest _it = new(provider);

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Pushes_are_found_by_tag_in_their_account_only_and_with_everything_else()
    {
        var first = await AcceptAsync("first", 1, "promo", "spring");
        var theirs = await AcceptAsync("theirs", 2, "promo");
        var second = await AcceptAsync("second", 1, "promo");
        await AcceptAsync("plain", 1);
        _it.Restart();

        Assert.Equal([second, first], await FindAsync(new PushFilter { AccountId = 1, Tag = "promo" }));
        Assert.Equal([second, theirs, first], await FindAsync(new PushFilter { Tag = "promo" }));
        Assert.Equal([first], await FindAsync(new PushFilter { AccountId = 1, Tag = "spring" }));
        Assert.Empty(await FindAsync(new PushFilter { AccountId = 2, Tag = "spring" }));
        Assert.Equal([second, theirs, first], await FindAsync(new PushFilter { Tag = "promo", Status = PushStatus.Pending }));
        Assert.Empty(await FindAsync(new PushFilter { AccountId = 1, Tag = "promo", Status = PushStatus.Failed }));
        Assert.Equal([first], await FindAsync(new PushFilter { Tag = "promo", InitiatorPushId = "first" }));
        Assert.Empty(await FindAsync(new PushFilter { Tag = "spring", InitiatorPushId = "second" }));
        Assert.Equal([second, theirs, first], await FindAsync(new PushFilter { Tag = "promo", Recipient = "+8613800000001" }));
        var page = await _it.Enquiries.PageAsync(new PushFilter { Tag = "promo", Limit = 2 }, Token);
        Assert.Equal(["promo"], page.Rows[0].Push.Tags);
        Assert.Equal(theirs, page.Next);
        var next = await _it.Enquiries.PageAsync(new PushFilter { Tag = "promo", Limit = 2, After = page.Next }, Token);
        Assert.Equal([first], next.Rows.Select(row => row.Push.Id));
        Assert.Equal([second, theirs], (await _it.Enquiries.PageAsync(new PushFilter { Tag = "promo", Limit = 2, Before = next.Previous }, Token)).Rows.Select(row => row.Push.Id));
        Assert.Equal(["promo", "spring"], (await _it.Enquiries.FindPushAsync(first, 1, 0, Token))!.Summary.Push.Tags);
    }

    [Fact]
    public async Task Tags_are_changed_in_the_own_account_with_an_entry_of_what_changed()
    {
        var push = await AcceptAsync("mine", 1, "old", "kept");
        using var tags = new PushTags(_it, new FixedAccounts(), _it.Clock);

        Assert.False(await tags.SetAsync(push, 2, ["theirs"], Anna, Token));
        Assert.True(await tags.SetAsync(push, 1, ["new", "kept"], Anna, Token));
        Assert.True(await tags.SetAsync(push, null, ["kept", "new"], Anna, Token));

        Assert.Equal([push], await FindAsync(new PushFilter { AccountId = 1, Tag = "new" }));
        Assert.Empty(await FindAsync(new PushFilter { Tag = "old" }));
        Assert.Equal(["""push-tags-changed|demo|{"tags":"kept old"}|{"tags":"kept new"}"""], _it.Lines("SELECT action, account, \"before\", \"after\" FROM audit"));
    }

    [Fact]
    public async Task Of_two_who_set_tags_at_once_the_later_replaces_what_the_other_set()
    {
        var push = await AcceptAsync("mine", 1);
        var (hook, later) = (new SaveHook(_it), Task.FromResult(false));
        using var tags = new PushTags(hook, new FixedAccounts(), _it.Clock);
        string[] mine = [.. Enumerable.Range(1, PushTag.MostOfPush).Select(at => $"mine-{at}")], theirs = ["theirs"];
        hook.Before = () =>
        {
            hook.Before = null;
            later = tags.SetAsync(push, 1, theirs, Anna, Token);
        };

        Assert.True(await tags.SetAsync(push, 1, mine, Anna, Token));
        Assert.True(await later);

        Assert.Equal(theirs, _it.Lines("SELECT tag FROM push_tags"));
        var all = string.Join(' ', mine);
        Assert.Equal([$$"""{"tags":""}|{"tags":"{{all}}"}""", $$"""{"tags":"{{all}}"}|{"tags":"theirs"}"""], _it.Lines("SELECT before, after FROM audit ORDER BY id"));
    }

    [Fact]
    public async Task Notes_are_seen_by_those_they_are_for()
    {
        var push = await AcceptAsync("mine", 1);
        var notes = Notes();
        Assert.Equal(NoteAdded.Added, await notes.AddAsync(push, 1, " theirs ", Anna, Token));
        _it.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(NoteAdded.Added, await notes.AddAsync(push, null, "among us", Actor.User("support", null), Token));
        Assert.Equal(NoteAdded.NotFound, await notes.AddAsync(push, 2, "not mine", Anna, Token));
        Assert.Equal(NoteAdded.Empty, await notes.AddAsync(push, 1, " ", Anna, Token));
        Assert.Equal(NoteAdded.TooLong, await notes.AddAsync(push, 1, new string('x', PushNote.LongestText + 1), Anna, Token));

        Assert.Equal([("anna", "theirs", false), ("support", "among us", true)], (await notes.OfAsync(push, null, Token)).Select(note => (note.By, note.Text, note.IsOfStaff)));
        Assert.Equal(["theirs"], (await notes.OfAsync(push, 1, Token)).Select(note => note.Text));
        Assert.Empty(await notes.OfAsync(push, 2, Token));
        Assert.Equal(["push-note-added|demo", "push-note-added|demo"], _it.Lines("SELECT action, account FROM audit"));
    }

    [Fact]
    public async Task Marks_go_with_their_push_and_not_before()
    {
        var (pending, ended) = (await _it.TakeAsync(Tagged("pending", 1, "promo")), await _it.TakeAsync(Tagged("ended", 1, "promo")));
        await _it.EndAsync(ended[0], delivered: true);
        await Notes().AddAsync(pending[0].PushId, 1, "still there", Anna, Token);
        await Notes().AddAsync(ended[0].PushId, 1, "old", Anna, Token);
        _it.Clock.Advance(TimeSpan.FromDays(1));
        var before = ended[0].Id + 1;

        await _it.Store.Writer.RunAsync(new PurgeOperation(0, before, 100, new HashSet<long>(), _it.Now));
        await _it.Store.Writer.RunAsync(new PurgeSideOperation(before, 0, 0, 0, 0, 100));

        Assert.Equal([pending[0].PushId], _it.Lines("SELECT push_id FROM push_tags").ConvertAll(long.Parse));
        Assert.Equal([pending[0].PushId], _it.Lines("SELECT push_id FROM push_notes").ConvertAll(long.Parse));
    }

    [Fact]
    public async Task Pushes_are_found_by_trace_id_whether_indexed_or_not_and_after_a_restart()
    {
        var mine = (await _it.AcceptAsync(Request("mine") with { TraceId = Trace })).PushId;
        var theirs = (await _it.AcceptAsync(Request("theirs") with { TraceId = Trace, Account = Account(2) })).PushId;
        await _it.AcceptAsync(Request("another") with { TraceId = "00000000000000000000000000000001" });
        await _it.AcceptAsync(Request("none"));
        await CheckAsync();
        _it.Restart();
        await CheckAsync();
        await _it.SettleAsync();
        Assert.Equal(0, _it.InMemory(LookupKind.TraceId));
        await CheckAsync();

        async Task CheckAsync()
        {
            Assert.Equal([mine], await FindAsync(new PushFilter { AccountId = 1, TraceId = Trace }));
            Assert.Equal([theirs, mine], await FindAsync(new PushFilter { TraceId = Trace }));
            Assert.Equal([theirs, mine], await FindAsync(new PushFilter { TraceId = Trace, Recipient = "+8613800000001" }));
            Assert.Empty(await FindAsync(new PushFilter { TraceId = Trace, Recipient = "+8613800000002" }));
            Assert.Equal(Trace, (await _it.Enquiries.FindPushAsync(mine, 1, 0, Token))!.Summary.Push.TraceId);
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private PushNotes Notes() => new(_it, new FixedAccounts(), _it.Store.Ids, _it.Clock);

    private static PushRequest Tagged(string pushId, long account, params string[] tags) => Request(pushId) with { Account = Account(account), Tags = tags, Notify = null };

    private async Task<long> AcceptAsync(string pushId, long account, params string[] tags) => (await _it.AcceptAsync(Tagged(pushId, account, tags))).PushId;

    private async Task<IEnumerable<long>> FindAsync(PushFilter filter) => (await _it.Enquiries.PageAsync(filter, Token)).Rows.Select(row => row.Push.Id);

    public sealed class OnSqlite() : PushMarksStoreTests(StorageProvider.Sqlite)
    {
        [Fact]
        public async Task Push_without_marks_writes_no_row_of_them()
        {
            await _it.AcceptAsync(Request("plain"));
            await _it.SettleAsync();

            Assert.Equal(0, _it.Number("SELECT count(*) FROM push_tags"));
            Assert.Equal(["0|1", "1|1"], _it.Lines("SELECT kind, keys FROM lookup_runs ORDER BY kind"));
        }
    }

    public sealed class OnPostgreSql() : PushMarksStoreTests(StorageProvider.PostgreSql);
}

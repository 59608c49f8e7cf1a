using PushPortal.Domain.Alarms;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Tests.Persistence;

namespace PushPortal.Tests.Alarms;

/// <summary>Alarms in the database.</summary>
public abstract class AlarmStoreTests : IDisposable
{
    private readonly StoreUnderTest _it;
    private readonly AlarmStore _alarms;

    protected AlarmStoreTests(StorageProvider provider)
    {
        _it = new StoreUnderTest(provider);
        _alarms = new AlarmStore(_it);
    }

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Alarm_is_read_as_it_was_written_also_after_a_restart()
    {
        var plain = Alarm(1);
        var whole = Alarm(2) with
        {
            Kind = AlarmKind.FailureRate,
            Facts = new AlarmFacts(30, 20, 100, "words", Level: 70),
            Example = 77,
            AcknowledgedBy = "anna",
            AcknowledgedAt = _it.Now.AddMinutes(1),
        };
        await _alarms.SaveAsync([plain, whole], Token);
        _it.Restart();

        Assert.Equal([plain, whole], (await new AlarmStore(_it).StandingAsync(Token)).OrderBy(alarm => alarm.Id));
        Assert.Equal(2, await _alarms.LastIdAsync(Token));
    }

    [Fact]
    public async Task Alarm_that_is_cleared_moves_to_the_history()
    {
        await _alarms.SaveAsync([Alarm(1)], Token);
        Assert.Empty(await _alarms.HistoryAsync(null, 10, Token));

        var cleared = Alarm(1) with { ClearedAt = _it.Now.AddMinutes(2) };
        await _alarms.SaveAsync([cleared], Token);

        Assert.Empty(await _alarms.StandingAsync(Token));
        Assert.Equal([cleared], await _alarms.HistoryAsync(null, 10, Token));
    }

    [Fact]
    public async Task History_is_paged_by_its_key_newest_first()
    {
        await _alarms.SaveAsync([.. Enumerable.Range(1, 7).Select(id => Alarm(id) with { ClearedAt = id == 4 ? null : _it.Now })], Token);

        Assert.Equal([7, 6, 5], (await _alarms.HistoryAsync(null, 3, Token)).Select(alarm => alarm.Id));
        Assert.Equal([3, 2, 1], (await _alarms.HistoryAsync(5, 3, Token)).Select(alarm => alarm.Id));
    }

    [Fact]
    public async Task Empty_store_has_no_alarms()
    {
        Assert.Equal(0, await _alarms.LastIdAsync(Token));
        Assert.Empty(await _alarms.StandingAsync(Token));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Alarm Alarm(long id) => new() { Id = id, Kind = AlarmKind.LinkDown, Subject = $"link-{id}", Facts = new AlarmFacts(3), Since = _it.Now };

    public sealed class OnSqlite() : AlarmStoreTests(StorageProvider.Sqlite)
    {
        [Fact]
        public async Task What_stands_and_a_page_of_history_are_found_by_their_indexes()
        {
            var seen = new SeenStatements(_it);
            var alarms = new AlarmStore(seen);
            await alarms.StandingAsync(Token);
            await alarms.HistoryAsync(9, 3, Token);
            await alarms.LastIdAsync(Token);

            Assert.Contains("USING INDEX alarms_standing", _it.Plan(seen.All[0]), StringComparison.Ordinal);
            Assert.Contains("USING INTEGER PRIMARY KEY (rowid<?)", _it.Plan(seen.All[1]), StringComparison.Ordinal);
            Assert.DoesNotContain("TEMP B-TREE", _it.Plan(seen.All[1]), StringComparison.Ordinal);
        }
    }

    public sealed class OnPostgreSql() : AlarmStoreTests(StorageProvider.PostgreSql);
}

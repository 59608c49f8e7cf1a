using PushPortal.Domain.Alarms;
using PushPortal.Infrastructure.Alarms;
using PushPortal.Tests.Fakes;

namespace PushPortal.Tests.Alarms;

/// <summary>What is told of alarms, in which order, and until when.</summary>
public sealed class AlarmTellerTests
{
    private static readonly AlarmPolicy Policy = new() { RaiseAfter = TimeSpan.Zero, ClearAfter = TimeSpan.Zero, Tells = true };

    private readonly AlarmClock _clock = new();
    private readonly KeptAlarms _store = new();
    private readonly ScriptedAlarmPost _post = new();
    private readonly KeptLog<AlarmTeller> _log = new();

    [Fact]
    public async Task Alarm_is_told_when_it_is_raised_and_when_it_is_cleared_and_once()
    {
        var board = await BoardAsync();
        using var teller = await StartAsync(board);
        See(board, Down("a"));
        Assert.Equal("raised a", await _post.NextAsync(Token));
        See(board, Down("a"));
        See(board, Down("b"));
        Assert.Equal(["cleared a", "raised b"], [await _post.NextAsync(Token), await _post.NextAsync(Token)]);

        await board.SaveAsync(Token);
        await teller.StopAsync(Token);
        Assert.Empty(board.Untold);
        Assert.Equal([AlarmStage.Cleared, AlarmStage.Raised], _store.All.Select(alarm => alarm.Told));
    }

    [Fact]
    public async Task What_is_not_confirmed_is_told_again_later_and_later_and_before_anything_newer()
    {
        _post.Refuse("HTTP 503", 2);
        var board = await BoardAsync();
        using var teller = await StartAsync(board);
        See(board, Down("a"));
        Assert.Equal("raised a", await _post.NextAsync(Token));
        var first = await _clock.AlarmSetAtLeastAsync(AlarmTeller.FirstPause, Token);
        See(board);

        _clock.Advance(first);
        Assert.Equal("raised a", await _post.NextAsync(Token));
        var second = await _clock.AlarmSetAtLeastAsync(AlarmTeller.FirstPause * 2, Token);
        Assert.InRange(first, AlarmTeller.FirstPause, AlarmTeller.FirstPause * 1.1);
        Assert.InRange(second, AlarmTeller.FirstPause * 2, AlarmTeller.FirstPause * 2.2);

        _clock.Advance(second);
        Assert.Equal(["raised a", "cleared a"], [await _post.NextAsync(Token), await _post.NextAsync(Token)]);
        await teller.StopAsync(Token);
        Assert.Contains("HTTP 503", Assert.Single(_log.Lines).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restart_goes_on_with_what_was_not_told()
    {
        var board = await BoardAsync();
        See(board, Down("told"), Down("untold"));
        board.Told(board.Untold[0], AlarmStage.Raised);
        See(board, Down("untold"));
        await board.SaveAsync(Token);

        using var teller = await StartAsync(await BoardAsync());
        Assert.Equal(["cleared told", "raised untold"], [await _post.NextAsync(Token), await _post.NextAsync(Token)]);
        await teller.StopAsync(Token);
    }

    [Fact]
    public async Task Higher_level_is_told_too_also_when_it_comes_while_the_lower_one_is_told()
    {
        var board = await BoardAsync();
        using var teller = await StartAsync(board);
        See(board, Failing(50));
        Assert.Equal("raised demo 50", await _post.NextAsync(Token));
        _post.WhileSending = () =>
        {
            _post.WhileSending = null;
            See(board, Failing(90));
        };
        See(board, Failing(70));

        Assert.Equal(["raised demo 70", "raised demo 90"], [await _post.NextAsync(Token), await _post.NextAsync(Token)]);
        See(board);
        Assert.Equal("cleared demo 90", await _post.NextAsync(Token));
        await teller.StopAsync(Token);
        await board.SaveAsync(Token);
        Assert.Equal((AlarmStage.Cleared, 90), (Assert.Single(_store.All).Told, _store.All[0].Facts.Level));
    }

    [Fact]
    public async Task Higher_level_that_was_not_told_is_told_after_a_restart()
    {
        var board = await BoardAsync();
        See(board, Failing(50));
        board.Told(board.Untold[0], AlarmStage.Raised);
        See(board, Failing(70));
        await board.SaveAsync(Token);

        using var teller = await StartAsync(await BoardAsync());
        Assert.Equal("raised demo 70", await _post.NextAsync(Token));
        await teller.StopAsync(Token);
    }

    [Fact]
    public async Task Nothing_is_remembered_where_nobody_is_told()
    {
        var board = new AlarmBoard(_store, Policy with { Tells = false }, new AlarmSignal(_clock), _clock);
        await board.LoadAsync(Token);
        See(board, Down("a"));
        Assert.Empty(board.Untold);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static AlarmCondition Down(string link) => new(AlarmKind.LinkDown, link, Holds: true, new AlarmFacts(1));

    private static AlarmCondition Failing(int level) => new(AlarmKind.CallbackFailing, "demo", Holds: true, new AlarmFacts(1, Level: level));

    private static void See(AlarmBoard board, params AlarmCondition[] seen) => board.Take(seen, new HashSet<AlarmKind>());

    private async Task<AlarmBoard> BoardAsync()
    {
        var board = new AlarmBoard(_store, Policy, new AlarmSignal(_clock), _clock);
        await board.LoadAsync(Token);
        return board;
    }

    private async Task<AlarmTeller> StartAsync(AlarmBoard board)
    {
        var teller = new AlarmTeller(board, _post, new AlarmTellingSignal(_clock), _clock, _log);
        await teller.StartAsync(Token);
        return teller;
    }
}

using Microsoft.Extensions.Options;
using PushPortal.Domain.Content;
using PushPortal.Domain.Usage;
using PushPortal.Infrastructure.Maintenance;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Tests.Persistence;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.Usage;

/// <summary>What was submitted is added up once, hour by hour, and kept longer than the pushes.</summary>
public abstract class UsageRollUpTests(StorageProvider provider) : IDisposable
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(StoreUnderTest.Start.UtcDateTime);

    private readonly StoreUnderTest _it = new(provider);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Hours_that_are_over_are_added_once_by_account_and_content_type()
    {
        await _it.AcceptAsync(Request("one", "+8613800000001", "+8613800000002"));
        await _it.AcceptAsync(Request("two") with { Content = new ServiceIndication { Text = "Hi", Href = "http://example.com/" } });
        await _it.AcceptAsync(Request("three") with { Account = Account(2) });
        Assert.Equal(0, await RollAsync());
        Assert.Empty((await LinesAsync()).Lines);

        _it.Clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromMinutes(10));
        await _it.AcceptAsync(Request("of the hour that goes on"));
        Assert.Equal(1, await RollAsync());
        Assert.Equal(0, await RollAsync());

        var usage = await LinesAsync();
        Assert.Equal(
            [new UsageLine(1, Today, "", 1, 2, 4), new UsageLine(1, Today, "application/vnd.wap.sic", 1, 1, 1), new UsageLine(2, Today, "", 1, 1, 2)],
            usage.Lines);
        Assert.Equal(StoreUnderTest.Start.AddHours(1), usage.CountedUntil);
        Assert.Equal([2L], (await LinesAsync(2)).Lines.Select(line => line.AccountId));
    }

    [Fact]
    public async Task Next_process_goes_on_where_the_last_one_stopped_and_the_day_goes_by_UTC()
    {
        await _it.AcceptAsync(Request("noon"));
        _it.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, await RollAsync());
        await _it.AcceptAsync(Request("afternoon"));
        _it.Clock.Advance(TimeSpan.FromHours(11));
        await _it.AcceptAsync(Request("next day"));
        _it.Restart();
        _it.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(2, await RollAsync());

        Assert.Equal([(Today.AddDays(1), 1L), (Today, 2L)], (await LinesAsync()).Lines.Select(line => (line.Day, line.Submissions)));
    }

    [Fact]
    public async Task Recipients_whose_ids_go_on_behind_the_end_of_a_day_are_of_the_day_of_their_push()
    {
        const int Recipients = 5000;
        _it.Clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromMilliseconds(1));
        await _it.AcceptAsync(Request("last of the day", [.. Enumerable.Range(0, Recipients).Select(at => $"+86138{at:D8}")]));
        _it.Clock.Advance(TimeSpan.FromMinutes(30));
        await _it.AcceptAsync(Request("of the next day"));
        _it.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(2, await RollAsync());

        Assert.Equal([new UsageLine(1, Today.AddDays(1), "", 1, 1, 2), new UsageLine(1, Today, "", 1, Recipients, Recipients * 2)], (await LinesAsync()).Lines);
    }

    [Fact]
    public async Task Media_types_are_counted_without_their_parameters()
    {
        foreach (var type in new[] { "text/plain; charset=utf-8", "text/plain", "text/plain;charset=us-ascii" })
        {
            await _it.AcceptAsync(Request(type) with { Content = new RawContent { ContentType = type, Body = "Hi"u8.ToArray() } });
        }

        _it.Clock.Advance(TimeSpan.FromHours(2));
        await RollAsync();

        Assert.Equal([("text/plain", 3L, 3L)], (await LinesAsync()).Lines.Select(line => (line.ContentType, line.Submissions, line.Pushes)));
    }

    [Fact]
    public async Task Sums_are_kept_for_their_own_time()
    {
        await _it.AcceptAsync(Request());
        _it.Clock.Advance(TimeSpan.FromHours(2));
        await RollAsync();
        _it.Clock.Advance(TimeSpan.FromDays(9));
        await RollAsync();
        Assert.Single((await LinesAsync()).Lines);

        _it.Clock.Advance(TimeSpan.FromDays(2));
        await RollAsync();
        Assert.Empty((await LinesAsync()).Lines);
    }

    private Task<int> RollAsync() => new UsageRollUp(_it, Options.Create(new StorageOptions { UsageRetention = TimeSpan.FromDays(10) }), _it.Clock).RunAsync(Token);

    private Task<UsageDays> LinesAsync(long? account = null) => new UsageEnquiries(_it).OfAsync(account, Today.AddDays(-1), Today.AddDays(30), Token);

    public sealed class OnSqlite() : UsageRollUpTests(StorageProvider.Sqlite);

    public sealed class OnPostgres() : UsageRollUpTests(StorageProvider.PostgreSql);
}

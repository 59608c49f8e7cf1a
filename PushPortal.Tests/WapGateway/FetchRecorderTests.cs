using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Content;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.WapGateway;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.WapGateway;
using PushPortal.Tests.Journeys;
using PushPortal.Tests.Persistence;
using static PushPortal.Tests.Pushes.SamplePush;

namespace PushPortal.Tests.WapGateway;

/// <summary>What handsets fetch, on the timelines of their pushes.</summary>
public sealed class FetchRecorderTests : IDisposable
{
    private const string Polled = "http://example.com/polled";
    private const string Other = "http://example.com/other";

    private readonly StoreUnderTest _it = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _it.Dispose();

    [Fact]
    public async Task Page_that_polls_stands_on_the_timeline_so_often_and_no_more()
    {
        var polled = (await _it.TakeAsync(Request("polled")))[0];
        var other = (await _it.TakeAsync(Request("other")))[0];
        var pushes = new ByUrl(Searching(1_000), polled, other);
        using var recorder = new FetchRecorder(pushes, _it.Store, NullLogger<FetchRecorder>.Instance);
        await recorder.StartAsync(Ct);

        for (var fetch = 0; fetch < 2 * FetchRecorder.MostOfTransaction; fetch++)
        {
            recorder.Record(Of(Polled));
        }

        // It is the last one: when it was looked for, those before it are settled.
        recorder.Record(Of(Other));
        await Eventually.GetAsync(() => FetchesOf(other), fetches => fetches == 1, "the last fetch");
        await recorder.StopAsync(Ct);

        Assert.Equal(FetchRecorder.MostOfTransaction, FetchesOf(polled));
    }

    [Fact]
    public async Task Push_is_searched_for_among_the_newest_of_a_handset_and_no_further()
    {
        const string url = "http://example.com/mail";
        var named = (await _it.TakeAsync(Request("named") with { Content = new ServiceLoading { Href = url } }))[0];
        foreach (var later in (string[])["later", "latest"])
        {
            await _it.TakeAsync(Request(later) with { Content = new ServiceLoading { Href = Other } });
        }

        Assert.Equal(named.Id, (await Searching(3).FindAsync(named.Recipient, url, Ct))?.Id);
        Assert.Null(await Searching(2).FindAsync(named.Recipient, url, Ct));
    }

    private FetchedPushes Searching(int most) => new(_it, _it.Lookups, Options.Create(new WapGatewayOptions { MaxPushesSearched = most }));

    private long FetchesOf(Transaction transaction) => _it.Number($"SELECT count(*) FROM timeline WHERE transaction_id = {transaction.Id} AND kind = {(byte)TimelineKind.Fetched}");

    private Fetch Of(string url) => new() { Msisdn = "+8613800000001", Url = url, Status = 200, Octets = 10, At = _it.Now, Duration = TimeSpan.Zero };

    /// <summary>Knows which transaction named which URL; what stands on timelines is read from the store.</summary>
    private sealed class ByUrl(FetchedPushes store, Transaction polled, Transaction other) : IFetchedPushes
    {
        public Task<Transaction?> FindAsync(string msisdn, string url, CancellationToken ct) => Task.FromResult<Transaction?>(url == Polled ? polled : other);

        public Task<int> FetchesOfAsync(long transactionId, CancellationToken ct) => store.FetchesOfAsync(transactionId, ct);
    }
}

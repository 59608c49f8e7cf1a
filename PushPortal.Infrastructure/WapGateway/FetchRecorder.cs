using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.WapGateway;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>Ties each fetch of a known handset to the push that named its URL, and puts it on that transaction's timeline.</summary>
internal sealed partial class FetchRecorder(IFetchedPushes pushes, IPushStore store, ILogger<FetchRecorder> logger) : BackgroundService, IFetchLog
{
    /// <summary>Fetches beyond this wait are not recorded: handsets may fetch faster than anybody reads timelines.</summary>
    private const int MostWaiting = 10_000;

    /// <summary>Of one transaction: whether and when the handset came is what they tell. A page that polls would put a line on it for ever, all of which are read with it.</summary>
    internal const int MostOfTransaction = 20;

    private readonly Channel<Fetch> _fetches = Channel.CreateBounded<Fetch>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Record(Fetch fetch)
    {
        if (fetch.Msisdn is not null)
        {
            _fetches.Writer.TryWrite(fetch);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var fetch in _fetches.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await RecordAsync(fetch, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotRecorded(failure);
            }
        }
    }

    private async Task RecordAsync(Fetch fetch, CancellationToken ct)
    {
        if (await pushes.FindAsync(fetch.Msisdn!, fetch.Url, ct) is not { } transaction || await pushes.FetchesOfAsync(transaction.Id, ct) >= MostOfTransaction)
        {
            return;
        }

        await store.AddAsync(
            new TimelineEntry
            {
                TransactionId = transaction.Id,
                At = fetch.At,
                Kind = TimelineKind.Fetched,
                State = transaction.State,
                Step = transaction.Step,
                Cause = transaction.Cause,
                Details = new TimelineDetails.FetchSeen(fetch.Url, fetch.Status, fetch.Octets, (int)fetch.Duration.TotalMilliseconds),
            },
            ct);
    }

    [LoggerMessage(LogLevel.Error, "A fetch could not be put on its push's timeline")]
    private partial void LogNotRecorded(Exception failure);
}

using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PushPortal.Infrastructure.Tracing;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>
/// Lets handsets do what they do without their users, behind the network's back: they load services and fetch multimedia messages. What comes faster than
/// they can is left to the users.
/// </summary>
internal sealed partial class HandsetReactions(SimulatedHandsets handsets, HandsetActions actions, ILogger<HandsetReactions> logger) : BackgroundService
{
    private const int MostWaiting = 1_000;
    private const int AtATime = 4;

    private readonly Channel<(SimulatedHandset Handset, long Number)> _arrived =
        Channel.CreateBounded<(SimulatedHandset, long)>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        handsets.Arrived += Take;
        return base.StartAsync(cancellationToken);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        handsets.Arrived -= Take;
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Parallel.ForEachAsync(
                _arrived.Reader.ReadAllAsync(stoppingToken),
                new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = stoppingToken },
                async (arrived, ct) => await ReactAsync(arrived.Handset, arrived.Number, ct));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private void Take(SimulatedHandset handset, long number) => _arrived.Writer.TryWrite((handset, number));

    private async Task ReactAsync(SimulatedHandset handset, long number, CancellationToken ct)
    {
        try
        {
            if (handset.Find(number) is { ActsByItself: true })
            {
                await actions.OpenAsync(handset, number, byItself: true, ct);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(failure, new LoggedNumber(handset.Msisdn));
        }
    }

    [LoggerMessage(LogLevel.Error, "The simulated handset {Msisdn} could not open what it was sent")]
    private partial void LogFailed(Exception failure, LoggedNumber msisdn);
}

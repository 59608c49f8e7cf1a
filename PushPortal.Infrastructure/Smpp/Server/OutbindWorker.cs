using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Accounts;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>Calls the ESMEs that take outbind (SMPP 3.4, 2.2.1), when receipts wait for them and they have no session to take them.</summary>
internal sealed partial class OutbindWorker(
    SmppServer server,
    SmppStore store,
    EsmeSessions sessions,
    IAccountDirectory accounts,
    IOptions<SmppServerOptions> options,
    TimeProvider clock,
    ILogger<OutbindWorker> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(options.Value.Outbinds.Select(esme => CallAsync(esme, stoppingToken)));

    private async Task CallAsync(SmppOutbindOptions esme, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(options.Value.OutbindPause, clock);
        do
        {
            try
            {
                if (accounts.Find(esme.SystemId) is { Enabled: true } account
                    && !sessions.Has(account.Id, static session => session.IsReceiver)
                    && store.HasReceipts(account.Id))
                {
                    await server.CallAsync(esme, ct);
                }
            }
            catch (SocketException failure)
            {
                LogNotReached(esme.SystemId, failure.Message);
            }
            catch (Exception failure) when (!ct.IsCancellationRequested)
            {
                LogCallFailed(esme.SystemId, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(ct));
    }

    [LoggerMessage(LogLevel.Warning, "ESME {SystemId} could not be called: {Reason}")]
    private partial void LogNotReached(string systemId, string reason);

    [LoggerMessage(LogLevel.Error, "Calling ESME {SystemId} failed")]
    private partial void LogCallFailed(string systemId, Exception failure);
}

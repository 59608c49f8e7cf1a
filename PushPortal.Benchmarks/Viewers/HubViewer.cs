using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace PushPortal.Benchmarks.Viewers;

/// <summary>A program of the demo account that listens to its deliveries.</summary>
internal sealed class HubViewer : IAsyncDisposable
{
    private readonly HubConnection _connection;

    private HubViewer(Uri gateway, ViewerCounts counts)
    {
        _connection = new HubConnectionBuilder().WithUrl(new Uri(gateway, "/hubs/deliveries?access_token=demo-key"), options =>
        {
            options.Transports = HttpTransportType.WebSockets;
            options.SkipNegotiation = true;
        }).Build();
        _connection.On<JsonElement>("transactionChanged", _ => counts.Changed());
        _connection.Closed += failure =>
        {
            counts.Failed(failure?.Message ?? "The hub closed the connection.");
            return Task.CompletedTask;
        };
    }

    internal static async Task<HubViewer> OpenAsync(Uri gateway, ViewerCounts counts, CancellationToken ct)
    {
        var viewer = new HubViewer(gateway, counts);
        await viewer._connection.StartAsync(ct);
        return viewer;
    }

    public async ValueTask DisposeAsync() => await _connection.DisposeAsync();
}

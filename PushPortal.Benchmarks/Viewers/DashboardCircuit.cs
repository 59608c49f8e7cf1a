using System.Globalization;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace PushPortal.Benchmarks.Viewers;

/// <summary>An administrator who has the dashboard open: a Blazor circuit whose render batches are acknowledged, as a browser does, and not drawn.</summary>
internal sealed class DashboardCircuit : IAsyncDisposable
{
    private readonly HubConnection _connection;
    private readonly ViewerCounts _counts;
    private readonly TaskCompletionSource _shown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private DashboardCircuit(Uri gateway, PortalVisitor visitor, ViewerCounts counts)
    {
        _counts = counts;
        var builder = new HubConnectionBuilder().WithUrl(new Uri(gateway, "/_blazor"), options =>
        {
            options.Cookies = visitor.Cookies;
            options.Transports = HttpTransportType.WebSockets;
            options.SkipNegotiation = true;
        });
        builder.Services.AddSingleton<IHubProtocol>(new BlazorPackProtocol());
        _connection = builder.Build();
        _connection.On<long, byte[]>("JS.RenderBatch", (batch, _) => RenderedAsync(batch));
        _connection.On<long, string, string, int, long, int>("JS.BeginInvokeJS", (call, _, _, _, _, _) => AnswerAsync(call));
        _connection.On<int>("JS.EndUpdateRootComponents", _ => { });
        _connection.On<string>("JS.Error", Fail);
        _connection.Closed += failure =>
        {
            Fail(failure?.Message ?? "The circuit was closed.");
            return Task.CompletedTask;
        };
    }

    /// <summary>Opens the page and waits until its circuit has rendered it.</summary>
    internal static async Task<DashboardCircuit> OpenAsync(Uri gateway, PortalVisitor visitor, ViewerCounts counts, CancellationToken ct)
    {
        var page = await visitor.DashboardAsync(ct);
        var circuit = new DashboardCircuit(gateway, visitor, counts);
        await circuit._connection.StartAsync(ct);
        await circuit._connection.InvokeAsync<string>("StartCircuit", gateway.ToString(), gateway.ToString(), "[]", page.State, ct);
        await circuit._connection.SendAsync("UpdateRootComponents", page.AddAll(), page.State, ct);
        await circuit._shown.Task.WaitAsync(ViewersOfRun.OpenLimit, TimeProvider.System, ct);
        return circuit;
    }

    public async ValueTask DisposeAsync() => await _connection.DisposeAsync();

    private Task RenderedAsync(long batch)
    {
        _counts.Rendered();
        _shown.TrySetResult();
        return _connection.SendAsync("OnRenderCompleted", batch, (string?)null);
    }

    /// <summary>Nothing that the page asks of its browser matters here: null answers it all. Calls without a handle want no answer.</summary>
    private Task AnswerAsync(long call) => call == 0
        ? Task.CompletedTask
        : _connection.SendAsync("EndInvokeJSFromDotNet", call, true, string.Create(CultureInfo.InvariantCulture, $"[{call},true,null]"));

    private void Fail(string error)
    {
        _counts.Failed(error);
        _shown.TrySetException(new InvalidOperationException(error));
    }
}

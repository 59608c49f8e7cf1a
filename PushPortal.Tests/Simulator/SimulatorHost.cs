using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Simulator;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Tests.Fakes;
using PushPortal.Web.Api.Simulator;

namespace PushPortal.Tests.Simulator;

/// <summary>The simulator and its API in a host of their own, with the demo handsets.</summary>
internal sealed class SimulatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SimulatorHost(WebApplication app)
    {
        _app = app;
        Client = app.GetTestClient();
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public RecordingSegmentAnswers Answers => (RecordingSegmentAnswers)Services.GetRequiredService<ISegmentAnswers>();

    public static async Task<SimulatorHost> StartAsync(Dictionary<string, string?>? settings = null, TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([new("PushPortal:DemoData", "true"), .. settings ?? []]);
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddSingleton<ISegmentAnswers, RecordingSegmentAnswers>();
        builder.Services.AddSingleton(new LinkPolicies(new LinkPolicy()));
        builder.Services.AddSimulator(builder.Configuration);
        builder.Services.AddHandsetLinks(builder.Configuration);
        builder.Services.AddProblemDetails();
        var app = builder.Build();
        app.MapSimulator();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new SimulatorHost(app);
    }

    public Task<JsonElement> GetAsync(string path) =>
        Client.GetFromJsonAsync<JsonElement>("/api/v1/simulator/" + path, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> PutAsync(string path, string json) =>
        Client.PutAsync("/api/v1/simulator/" + path, Body(json), TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> PostAsync(string path, string json) =>
        Client.PostAsync("/api/v1/simulator/" + path, Body(json), TestContext.Current.CancellationToken);

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static StringContent Body(string json) => new(json, System.Text.Encoding.UTF8, "application/json");
}

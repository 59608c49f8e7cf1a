using System.Net;
using Microsoft.Data.Sqlite;
using PushPortal.Domain.Transactions;
using PushPortal.Tests.Journeys;
using PushPortal.Tests.Journeys.Kill;

namespace PushPortal.Tests.Disk;

/// <summary>The product in a process of its own, on a real file system that fills up.</summary>
public sealed class SmallDiskTests : IDisposable
{
    private const int Megabytes = 24;
    private const int Taken = 10;
    private const string Ready = "/health/ready";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _copy = Directory.CreateTempSubdirectory("pushportal-copy-");
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _http.Dispose();
        SqliteConnection.ClearAllPools();
        _copy.Delete(recursive: true);
    }

    [Fact]
    public async Task Gateway_refuses_when_its_disk_is_full_and_everything_it_took_comes_to_an_end_when_there_is_room()
    {
        using var disk = new SmallDisk(Megabytes, Taken);
        await using var initiator = await ConfirmingInitiator.StartAsync();
        using var gateway = new GatewayProcess(disk.Folder) { Launcher = disk.Launcher };
        await gateway.StartAsync(_http, Ct);
        var load = new PapLoad(_http, initiator.Url, gateway.Address);
        await using (load)
        {
            load.Start();
            await UntilAsync(async () => await StatusAsync(gateway) == HttpStatusCode.ServiceUnavailable, "a full disk", gateway);
            await UntilAsync(async () => await SubmitAsync(gateway) is { StatusCode: HttpStatusCode.ServiceUnavailable, Headers.RetryAfter: not null }, "a refusal", gateway);
        }

        disk.MakeRoom();
        await UntilAsync(async () => await StatusAsync(gateway) == HttpStatusCode.OK, "recovery", gateway);
        await UntilAsync(async () => (await SubmitAsync(gateway)).StatusCode == HttpStatusCode.Accepted, "a push that is taken", gateway);
        await UntilAsync(() => Task.FromResult(Expected(load).All(initiator.Told.ContainsKey)), "an end of every push that was acknowledged", gateway);
        await gateway.KillAsync(Ct);
        await gateway.StartAsync(_http, Ct);
        await gateway.KillAsync(Ct);

        disk.CopyDatabase(Path.GetFileName(gateway.Database), _copy.FullName);
        var ends = KilledStore.ReadEnds(() => KilledStore.File(Path.Combine(_copy.FullName, Path.GetFileName(gateway.Database))));
        TestContext.Current.TestOutputHelper!.WriteLine($"{load.Acknowledged.Count} pushes were acknowledged until the disk was full");
        Assert.NotEmpty(load.Acknowledged);
        Assert.All(Expected(load), push => Assert.True(ends.TryGetValue(push, out var end) && end.State.IsFinal() && end.FinalLines == 1, $"{push} was acknowledged"));
    }

    private static List<(string PushId, string Address)> Expected(PapLoad load) => [.. load.Acknowledged.SelectMany(push => push.Value, (push, address) => (push.Key, address))];

    private async Task<HttpStatusCode> StatusAsync(GatewayProcess gateway)
    {
        using var answer = await _http.GetAsync(new Uri(gateway.Address, Ready), Ct);
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> SubmitAsync(GatewayProcess gateway)
    {
        using var content = new StringContent("""{"to": ["+8613800000001"], "content": {"type": "si", "text": "by REST"}}""", System.Text.Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(gateway.Address, "/api/v1/pushes")) { Content = content };
        request.Headers.Authorization = new("Bearer", "demo-key");
        return await _http.SendAsync(request, Ct);
    }

    private static Task<bool> UntilAsync(Func<Task<bool>> holds, string what, GatewayProcess gateway) => Eventually.GetAsync(holds, held => held, what, Limit, () => gateway.Output);
}

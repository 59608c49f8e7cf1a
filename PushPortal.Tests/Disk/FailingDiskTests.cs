using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Tests.Journeys;
using PushPortal.Tests.Smpp;
using static SQLitePCL.raw;

namespace PushPortal.Tests.Disk;

/// <summary>The running gateway while its disk is full or fails, and after.</summary>
public sealed class FailingDiskTests : IAsyncLifetime
{
    private const string Network = "/api/v1/simulator/network";
    private const int Enough = 5_000;

    private GatewayOnFaultyDisk _it = null!;

    private GatewayHost Gateway => _it.Host;

    private RestClient Rest => Gateway.Rest;

    public async ValueTask InitializeAsync() => _it = await GatewayOnFaultyDisk.StartAsync();

    public ValueTask DisposeAsync() => _it.DisposeAsync();

    [Theory]
    [InlineData("full")]
    [InlineData("write error")]
    [InlineData("sync error")]
    public async Task Everybody_is_refused_nothing_promised_is_lost_and_all_goes_on_by_itself_when_the_disk_is_back(string fault)
    {
        await using var initiator = await NotificationReceiver.StartAsync();
        await using var esme = await (await EsmeClient.ConnectAsync(Gateway.Smpp)).BoundAsync();
        var deferred = await Rest.SubmitAsync(new { to = new[] { Gateway.NewUnknownNumber() }, content = new { type = "si", text = "later" }, deliverAfter = DateTimeOffset.Parse("2126-01-01T00:00:00Z", CultureInfo.InvariantCulture), deliverBefore = DateTimeOffset.Parse("2126-01-02T00:00:00Z", CultureInfo.InvariantCulture) });
        var scheduled = (await esme.AskAsync(Messages.Submit(Gateway.NewUnknownNumber()) with { ScheduleDeliveryTime = "000000010000000R" })).MessageId!;
        var inFlight = await InFlightAsync(initiator.Url);

        Break(fault);
        var taken = await SubmitUntilRefusedAsync();

        await RefusedAsync(async () => (await Gateway.Pap.PushAsync(PapClient.Message($"{Guid.NewGuid():n}@pi.example", [PapClient.Plmn(Gateway.NewUnknownNumber())]))).Code, "4001");
        await RefusedAsync(async () => (await esme.AskAsync(Messages.Submit(Gateway.NewUnknownNumber()))).Status, CommandStatus.MessageQueueFull);
        await RefusedAsync(async () => (await Rest.PostAsync($"/api/v1/pushes/{deferred.Text("id")}/cancel", "")).Status, HttpStatusCode.ServiceUnavailable);
        await RefusedAsync(async () => (await esme.AskAsync(new CancelSm { MessageId = scheduled, Source = SmppAddress.None, Destination = SmppAddress.None })).Status, CommandStatus.MessageQueueFull);
        Assert.Equal("Unhealthy", await ReadyAsync(HttpStatusCode.ServiceUnavailable));
        await MetricAsync("pushportal_store_failing", value => value == 1);
        await MetricAsync("pushportal_store_failing_seconds", value => value > 0);
        // The handset's answer comes while nothing can be stored.
        await OnTheAirAsync(segments => segments == 0);
        Assert.Equal("pending", (await Rest.TransactionAsync(inFlight)).Text("state"));
        await FastAsync();
        _it.Disk.Mend();

        Assert.Equal("Healthy", await ReadyAsync(HttpStatusCode.OK));
        await Rest.TransactionInAsync(inFlight, "delivered");
        await initiator.ReceivedAsync(1);
        foreach (var transaction in taken)
        {
            await Rest.TransactionInAsync(transaction, "delivered");
        }

        await MetricAsync("pushportal_store_failing", value => value == 0);
        (await Rest.PostAsync($"/api/v1/pushes/{deferred.Text("id")}/cancel", "")).Must(HttpStatusCode.OK);
        await Rest.TransactionInAsync(await Rest.SubmitIndicationAsync((await Gateway.NewHandsetAsync()).Number), "delivered");
    }

    [Fact]
    public async Task Slow_disk_makes_nobody_unready_and_loses_nothing()
    {
        var handsets = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Gateway.NewHandsetAsync()));
        _it.Disk.SyncTime = TimeSpan.FromMilliseconds(300);

        var delivered = Task.WhenAll(handsets.Select(async handset => await Rest.TransactionInAsync(await Rest.SubmitIndicationAsync(handset.Number), "delivered")));
        do
        {
            (await Rest.GetAsync("/health/ready")).Must(HttpStatusCode.OK);
        }
        while (!delivered.IsCompleted);

        await delivered;
        Assert.All(await Task.WhenAll(handsets.Select(handset => handset.InboxAsync())), inbox => Assert.Single(inbox));
    }

    [Fact]
    public async Task Changes_outside_the_message_path_are_refused_as_pushes_are_and_what_has_happened_is_answered()
    {
        const string endpoint = "/api/v1/callback-endpoint";
        await using var initiator = await NotificationReceiver.StartAsync((204, ""));
        var key = (await Rest.PostAsync("/api/v1/keys", """{"name": "before", "scopes": ["read"]}""")).Must(HttpStatusCode.Created).Body.GetProperty("key").Text("id");
        (await Rest.PutAsync(endpoint, $$"""{"url": "{{initiator.Url}}"}""")).Must(HttpStatusCode.Created);
        var tag = (await Rest.GetAsync(endpoint)).Headers.ETag!.ToString();

        Break("write error");

        await BusyAsync(Rest.PostAsync("/api/v1/keys", """{"name": "after", "scopes": ["read"]}"""));
        await BusyAsync(Rest.PostAsync($"/api/v1/keys/{key}/rotate", ""));
        await BusyAsync(Rest.SendAsync(HttpMethod.Delete, $"/api/v1/keys/{key}", null));
        await BusyAsync(Rest.SendAsync(HttpMethod.Put, endpoint, RestClient.Json($$"""{"url": "{{initiator.Url}}", "enabled": false}"""), ("If-Match", tag)));
        await BusyAsync(Rest.SendAsync(HttpMethod.Delete, endpoint, null));
        (await Rest.SendAsync(HttpMethod.Post, $"{endpoint}/test", null, ("Idempotency-Key", "once"))).Must(HttpStatusCode.OK);
        await initiator.ReceivedAsync(1);

        _it.Disk.Mend();
        Assert.Equal(tag, (await Rest.GetAsync(endpoint)).Must(HttpStatusCode.OK).Headers.ETag!.ToString());
        await RefusedAsync(async () => (await Rest.SendAsync(HttpMethod.Delete, $"/api/v1/keys/{key}", null)).Status, HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Push_is_answered_when_its_sync_ends_and_not_before()
    {
        _it.Disk.Hold();
        var answer = Rest.SubmitIndicationAsync(Gateway.NewUnknownNumber());
        // The gateway goes on meanwhile; a push that waits for nothing would be answered long before these.
        for (var asked = 0; asked < 50; asked++)
        {
            (await Rest.GetAsync("/health/ready")).Must(HttpStatusCode.OK);
            await Rest.PreviewAsync(new { type = "si", text = "meanwhile" });
        }

        Assert.False(answer.IsCompleted);
        _it.Disk.LetGo();
        await answer;
    }

    private void Break(string fault)
    {
        switch (fault)
        {
            case "full":
                _it.Disk.Fill();
                break;
            case "write error":
                _it.Disk.Fail(DiskOperationKind.Write, SQLITE_IOERR_WRITE);
                break;
            default:
                _it.Disk.Fail(DiskOperationKind.Sync, SQLITE_IOERR_FSYNC);
                break;
        }
    }

    /// <summary>A transaction whose segments are on the air for longer than it takes to break the disk.</summary>
    private async Task<string> InFlightAsync(string notifyUrl)
    {
        (await Rest.PutAsync(Network, """{"segmentMilliseconds": 5000}""")).Must(HttpStatusCode.OK);
        var transaction = await Rest.SubmitIndicationAsync((await Gateway.NewHandsetAsync()).Number, notifyUrl: notifyUrl);
        await OnTheAirAsync(segments => segments > 0);
        return transaction;
    }

    private Task<int> OnTheAirAsync(Func<int, bool> expected)
    {
        var smsc = Gateway.Services.GetRequiredService<SmscStatus>();
        return Eventually.GetAsync(() => smsc.Links.Sum(link => link.Outstanding), expected, "the number of segments on the air");
    }

    private async Task FastAsync() => (await Rest.PutAsync(Network, """{"segmentMilliseconds": 10}""")).Must(HttpStatusCode.OK);

    /// <summary>The transactions that were taken all the same: on a full disk there may be room within the log. Answers once one is refused.</summary>
    private async Task<List<string>> SubmitUntilRefusedAsync()
    {
        var taken = new List<string>();
        for (var sent = 0; sent < Enough; sent++)
        {
            var push = new { to = new[] { (await Gateway.NewHandsetAsync()).Number }, content = new { type = "si", text = "refused" } };
            var answer = await Rest.PostAsync("/api/v1/pushes", JsonSerializer.Serialize(push));
            if (answer.Status != HttpStatusCode.Accepted)
            {
                Assert.Equal("store-busy", answer.Must(HttpStatusCode.ServiceUnavailable)["code"]);
                Assert.NotNull(answer.Headers.RetryAfter);
                return taken;
            }

            taken.Add(RestClient.FirstTransaction(answer.Body));
        }

        Assert.Fail($"{Enough} pushes were taken and none was refused");
        return taken;
    }

    private static async Task BusyAsync(Task<RestAnswer> asked)
    {
        var answer = (await asked).Must(HttpStatusCode.ServiceUnavailable);
        Assert.Equal(("store-busy", "application/problem+json", TimeSpan.FromSeconds(1)), (answer["code"], answer.MediaType, answer.Headers.RetryAfter?.Delta));
    }

    /// <summary>What is small enough may still find room on a full disk, for a while.</summary>
    private static Task<T> RefusedAsync<T>(Func<Task<T>> ask, T refusal) => Eventually.GetAsync<T>(ask, answer => refusal!.Equals(answer), $"{refusal}");

    private async Task<string> ReadyAsync(HttpStatusCode status) =>
        (await Eventually.GetAsync(() => Rest.GetAsync("/health/ready"), answer => answer.Status == status, $"{status}")).Text;

    private Task<string> MetricAsync(string name, Func<double, bool> expected) => Eventually.GetAsync(
        async () => (await Gateway.ClientOf(null).GetAsync("/metrics")).Must(HttpStatusCode.OK).Text,
        text => text.Split('\n').Where(line => line.StartsWith(name + "{", StringComparison.Ordinal) || line.StartsWith(name + " ", StringComparison.Ordinal))
            .Any(line => expected(double.Parse(line[(line.LastIndexOf('}') + 1)..].Trim().Split(' ')[0], CultureInfo.InvariantCulture))),
        name);
}

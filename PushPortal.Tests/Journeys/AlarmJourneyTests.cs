using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Alarms;
using PushPortal.Domain.Audit;
using PushPortal.Infrastructure.Transactions;

namespace PushPortal.Tests.Journeys;

/// <summary>A monitor outside is told of an alarm, in a form that it can trust, and of its end.</summary>
public sealed class AlarmJourneyTests
{
    private static readonly byte[] Secret = [.. Enumerable.Range(0, 32).Select(octet => (byte)octet)];

    [Fact]
    public async Task Alarm_is_posted_signed_when_it_is_raised_and_when_it_is_cleared()
    {
        await using var monitor = await NotificationReceiver.StartAsync((500, ""), (204, ""));
        await using var gateway = await GatewayHost.StartAsync(
            ("PushPortal:Alarms:NotifyUrl", monitor.Url),
            ("PushPortal:Alarms:NotifySecret", "whsec_" + Convert.ToBase64String(Secret)),
            ("PushPortal:Alarms:PortalAddress", "https://push.example/"),
            ("PushPortal:Alarms:RaiseAfter", "00:00:00"),
            ("PushPortal:Alarms:ClearAfter", "00:00:00"));
        var orders = gateway.Services.GetRequiredService<IntakeOrders>();
        await orders.SuspendAsync(Actor.User("anna", null), "the store is moved", TestContext.Current.CancellationToken);
        var raised = (await monitor.ReceivedAsync(2))[1];
        await orders.ResumeAsync(Actor.User("anna", null), "it was moved", TestContext.Current.CancellationToken);
        var cleared = (await monitor.ReceivedAsync(3))[2];

        Assert.Equal(monitor.Seen[0].Headers["webhook-id"], raised.Headers["webhook-id"]);
        Assert.EndsWith(".raised", raised.Headers["webhook-id"], StringComparison.Ordinal);
        var signed = (byte[])[.. Encoding.ASCII.GetBytes($"{raised.Headers["webhook-id"]}.{raised.Headers["webhook-timestamp"]}."), .. raised.Body];
        Assert.Equal("v1," + Convert.ToBase64String(HMACSHA256.HashData(Secret, signed)), raised.Headers["webhook-signature"]);
        using var first = JsonDocument.Parse(raised.Body);
        var data = first.RootElement.GetProperty("data");
        Assert.Equal(("alarm.raised", "submissions-suspended", "critical"), (first.RootElement.Text("type"), data.Text("kind"), data.Text("severity")));
        Assert.Equal(("New submissions are suspended", "https://push.example/alarms"), (data.Text("title"), data.Text("link")));
        Assert.Matches("^For .* s", data.Text("text"));
        Assert.Equal("https://push.example/links", data.Text("list"));

        using var last = JsonDocument.Parse(cleared.Body);
        Assert.Equal(("alarm.cleared", data.Text("id")), (last.RootElement.Text("type"), last.RootElement.GetProperty("data").Text("id")));
        Assert.True(last.RootElement.GetProperty("data").GetProperty("clearedAt").GetDateTimeOffset() >= data.GetProperty("since").GetDateTimeOffset());
    }

    [Fact]
    public async Task Quota_is_told_at_each_step_under_one_id_with_an_example_and_where_to_look()
    {
        await using var monitor = await NotificationReceiver.StartAsync((204, ""));
        await using var gateway = await GatewayHost.StartAsync(
            ("PushPortal:Alarms:NotifyUrl", monitor.Url),
            ("PushPortal:Alarms:RaiseAfter", "00:00:00"),
            ("PushPortal:Alarms:QuotaPercent", "50"));
        await gateway.AddAccountAsync("limited", "limited-key", account => account.PushesPerDay = 2);
        var limited = gateway.ClientOf("limited-key");
        var look = gateway.Services.GetRequiredService<AlarmSignal>();
        var first = await limited.SubmitIndicationAsync(gateway.NewUnknownNumber());
        look.Wake();
        await monitor.ReceivedAsync(1);
        var last = await limited.SubmitIndicationAsync(gateway.NewUnknownNumber());
        look.Wake();
        var told = await monitor.ReceivedAsync(2);

        var data = told.Select(one => JsonDocument.Parse(one.Body).RootElement.GetProperty("data")).ToList();
        Assert.Equal([("quota-used", "limited", 50, first), ("quota-used", "limited", 100, last)], data.Select(alarm => (alarm.Text("kind"), alarm.Text("subject"), alarm.GetProperty("level").GetInt32(), alarm.Text("example"))));
        Assert.Single(data.Select(alarm => alarm.Text("id")).Distinct());
        Assert.All(data, alarm => Assert.Equal(("/alarms", "/usage?account=limited"), (alarm.Text("link"), alarm.Text("list"))));
        Assert.EndsWith(".raised.50", told[0].Headers["webhook-id"], StringComparison.Ordinal);
        Assert.EndsWith(".raised.100", told[1].Headers["webhook-id"], StringComparison.Ordinal);
    }
}

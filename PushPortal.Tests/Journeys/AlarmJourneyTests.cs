using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
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

        using var last = JsonDocument.Parse(cleared.Body);
        Assert.Equal(("alarm.cleared", data.Text("id")), (last.RootElement.Text("type"), last.RootElement.GetProperty("data").Text("id")));
        Assert.True(last.RootElement.GetProperty("data").GetProperty("clearedAt").GetDateTimeOffset() >= data.GetProperty("since").GetDateTimeOffset());
    }
}

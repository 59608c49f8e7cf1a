using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Tests.Fakes;

namespace PushPortal.Tests.Journeys;

public sealed class NotificationJourneyTests(SharedGateway shared) : Journey(shared)
{
    private const string NotNow = """
        <?xml version="1.0"?><!DOCTYPE pap PUBLIC "-//WAPFORUM//DTD PAP 2.0//EN" "http://www.wapforum.org/DTD/pap_2.0.dtd"><pap><resultnotification-response push-id="any" code="2000" desc="Not now"/></pap>
        """;

    [Fact]
    public async Task Notification_is_tried_until_the_initiator_confirms_it_and_each_try_is_on_the_timeline()
    {
        await using var receiver = await NotificationReceiver.StartAsync((500, "down"), (200, NotNow), (200, NotificationReceiver.Confirmed));

        var transaction = await PapDeliveredAsync("tried@pi.example", receiver);

        Assert.Equal(
            [
                "The result notification was not confirmed (HTTP 500); it will be sent again",
                "The result notification was not confirmed (HTTP 200, 2000 Not now); it will be sent again",
                "The initiator confirmed the result notification (HTTP 200, 1000 OK)",
            ],
            transaction.Lines()[^3..]);
        var tries = await receiver.ReceivedAsync(3);
        Assert.Single(tries.Select(NotificationReceiver.TextOf).Distinct());
    }

    [Fact]
    public async Task Empty_answer_of_200_confirms()
    {
        await using var receiver = await NotificationReceiver.StartAsync((200, ""));

        var transaction = await PapDeliveredAsync("empty@pi.example", receiver);

        Assert.Equal("The initiator confirmed the result notification (HTTP 200)", transaction.Lines()[^1]);
        await receiver.ReceivedAsync(1);
    }

    [Fact]
    public async Task Webhook_is_signed_with_the_accounts_secret_and_keeps_its_id_on_a_retry()
    {
        var handset = await Gateway.NewHandsetAsync();
        await using var receiver = await NotificationReceiver.StartAsync((503, ""), (204, ""));

        var push = await Rest.SubmitAsync(new { to = new[] { handset.Number }, content = new { type = "si", text = "signed" }, pushId = "signed", notifyUrl = receiver.Url });
        var id = RestClient.FirstTransaction(push);
        await Rest.TransactionWithLineAsync(id, "confirmed the result notification (HTTP 204)");

        var tries = await receiver.ReceivedAsync(2);
        var secret = await DemoSecretAsync();
        Assert.All(tries, seen => Assert.Equal(Signature(secret, seen), seen.Headers["webhook-signature"]));
        Assert.Equal(tries[0].Headers["webhook-id"], tries[1].Headers["webhook-id"]);
        var told = JsonElement.Parse(tries[1].Body);
        Assert.Equal("transaction.delivered", told.Text("type"));
        var data = told.GetProperty("data");
        Assert.Equal(
            (push.Text("id"), "signed", id, handset.Number, "delivered", 1000),
            (data.Text("id"), data.Text("pushId"), data.Text("transactionId"), data.Text("recipient"), data.Text("state"), data.GetProperty("code").GetInt32()));
        Assert.True(data.GetProperty("receivedAt").GetDateTimeOffset() <= data.GetProperty("eventAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task While_the_secret_changes_over_a_webhook_is_signed_with_both()
    {
        await Gateway.AddAccountAsync("rotating", "rotating-key");
        var accounts = Gateway.Services.GetRequiredService<IAccountDirectory>();
        var editor = Gateway.Services.GetRequiredService<IAccountEditor>();
        var account = accounts.Find("rotating")!;
        Assert.Null(await editor.ChangeAsync(account.Id, new AccountEdit { Name = "Rotating", Enabled = true, AllowedTargetNetworks = ["127.0.0.0/8"] }, Actor.System, null, Ct));
        var told = await editor.RotateSecretAsync(account.Id, Actor.System, null, Ct);
        var handset = await Gateway.NewHandsetAsync();
        await using var receiver = await NotificationReceiver.StartAsync((204, ""));

        await Gateway.ClientOf("rotating-key").SubmitAsync(new { to = new[] { handset.Number }, content = new { type = "si", text = "signed twice" }, notifyUrl = receiver.Url });

        var seen = (await receiver.ReceivedAsync(1))[0];
        var secret = Convert.FromBase64String(told["whsec_".Length..]);
        Assert.Equal($"{Signature(secret, seen)} {Signature(account.WebhookSecret.ToArray(), seen)}", seen.Headers["webhook-signature"]);
    }

    [Fact]
    public async Task Redirect_is_not_followed()
    {
        var handset = await Gateway.NewHandsetAsync();
        await using var inner = await NotificationReceiver.StartAsync();
        await using var target = await LoopbackOrigin.StartAsync(
            context =>
            {
                context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
                context.Response.Headers.Location = inner.Url;
                return Task.CompletedTask;
            },
            Ct);

        var id = await Rest.SubmitIndicationAsync(handset.Number, notifyUrl: target.Url("/"));

        await Rest.TransactionWithLineAsync(id, "was not confirmed (HTTP 307)");
        Assert.Empty(inner.Seen);
    }

    [Fact]
    public async Task Target_in_a_private_network_is_refused_without_a_connection()
    {
        var handset = await Gateway.NewHandsetAsync();

        var id = await Rest.SubmitIndicationAsync(handset.Number, notifyUrl: "https://10.0.0.1/notify");

        var line = Assert.Single((await Rest.TransactionWithLineAsync(id, "was not confirmed (no answer")).Lines().Where(line => line.Contains("no answer", StringComparison.Ordinal)).Distinct());
        Assert.Contains("The target 10.0.0.1 is refused: its address is a private address", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejected_recipient_of_a_deferred_push_is_told_at_once()
    {
        var handset = await Gateway.NewHandsetAsync();
        await using var receiver = await NotificationReceiver.StartAsync();
        var deferred = PapClient.Message("deferred@pi.example", [PapClient.Plmn(handset.Number), "WAPPUSH=+12/TYPE=PLMN@ppg.example"], receiver.Url)
            .Replace("push-message ", "push-message deliver-after-timestamp=\"2040-01-01T00:00:00Z\" ", StringComparison.Ordinal);

        (await Gateway.Pap.PushAsync(deferred)).Must("push-response", "1001");

        Assert.Contains("message-state=\"rejected\"", NotificationReceiver.TextOf((await receiver.ReceivedAsync(1))[0]), StringComparison.Ordinal);
    }

    private async Task<JsonElement> PapDeliveredAsync(string pushId, NotificationReceiver receiver)
    {
        var handset = await Gateway.NewHandsetAsync();
        (await Gateway.Pap.PushAsync(PapClient.Message(pushId, [PapClient.Plmn(handset.Number)], receiver.Url))).Must("push-response", "1001");
        return await Rest.TransactionWithLineAsync(RestClient.FirstTransaction(await Rest.PushByInitiatorIdAsync(pushId)), "The initiator confirmed");
    }

    private async Task<byte[]> DemoSecretAsync()
    {
        await using var scope = Gateway.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Accounts.SingleAsync(account => account.Code == "demo", Ct)).WebhookSecret;
    }

    private static string Signature(byte[] secret, SeenRequest seen)
    {
        var signed = $"{seen.Headers["webhook-id"]}.{seen.Headers["webhook-timestamp"]}.{NotificationReceiver.TextOf(seen)}";
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(signed)));
    }
}

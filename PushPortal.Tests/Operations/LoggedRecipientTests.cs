using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Settings;
using PushPortal.Infrastructure.Simulator;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.Journeys;
using PushPortal.Tests.Smpp;

namespace PushPortal.Tests.Operations;

/// <summary>Logs go to more people than pushes do: they name nobody and show nothing of what was sent.</summary>
public sealed class LoggedRecipientTests
{
    private const string Content = "Confidential words";

    [Fact]
    public async Task No_line_has_a_whole_recipient_or_content()
    {
        using var log = new KeptLines();
        var numbers = new List<string>();
        await using (var gateway = await GatewayHost.StartAsync(log, ("Logging:LogLevel:PushPortal", "Trace")))
        {
            var handset = new Handset(gateway.Rest, "+8613947261538");
            await handset.ChangeAsync("""{"automatic": false}""");
            numbers.Add(handset.Number);
            await gateway.Rest.TransactionInAsync(await gateway.Rest.SubmitIndicationAsync(handset.Number, Content), "delivered");
            await gateway.Pap.PushAsync(PapClient.Message("log@pi.example", [PapClient.Plmn(handset.Number)]), PapClient.Indication.Replace("You have mail", Content, StringComparison.Ordinal));
            await using (var esme = await EsmeClient.ConnectAsync(gateway.Smpp))
            {
                await esme.BoundAsync();
                await esme.AskAsync(Messages.Submit(handset.Number, Content));
            }

            numbers.Add("+8615083619274");
            var failed = await gateway.Rest.SubmitIndicationAsync(numbers[^1], Content);
            await gateway.Rest.TransactionInAsync(failed, "undeliverable");
            await gateway.Rest.RetryAsync(failed, """{"reason": "again"}""");
            await gateway.Rest.PostAsync("/api/v1/pushes", $$$"""{"to": ["{{{handset.Number}}}0000000000"], "content": {"type": "si", "text": "{{{Content}}}"}}""");
            numbers.Add(await FailedReactionAsync(gateway));
            await Eventually.GetAsync(() => log.All.Count(line => line.Contains("HandsetReactions", StringComparison.Ordinal)), lines => lines > 0, "the line of the handset that could not open what it was sent");
        }

        var last = numbers.ConvertAll(number => number[^8..]);
        Assert.DoesNotContain(log.All, line => last.Exists(digits => line.Contains(digits, StringComparison.Ordinal)) || line.Contains(Content, StringComparison.Ordinal));
    }

    /// <summary>Numbers are logged in a form that hides them. A line that takes a text is here with what the text is: nothing that a peer, an initiator or a handset has written.</summary>
    [Fact]
    public void Lines_that_take_a_text_are_known() =>
        Assert.Equal(
            [
                "AlarmTeller.LogNotTold: why",
                "DatagramSocket.LogNotReceived: cause",
                "DatagramSocket.LogNotSent: cause",
                "ErrorNote.LogTold: code",
                "ErrorNote.LogTold: traceId",
                "FailureNote.LogPageFailed: traceId",
                "Fetching.LogCapReached: host",
                "Fetching.LogNotFetched: cause",
                "Fetching.LogNotFetched: host",
                "LabBench.LogFailed: query",
                "NodeTurn.LogStandsBy: worker",
                "NotificationWorker.LogNotSent: notificationId",
                "OutbindWorker.LogCallFailed: systemId",
                "OutbindWorker.LogNotReached: reason",
                "OutbindWorker.LogNotReached: systemId",
                "PartDesk.LogNotRecovered: messageId",
                "ReceiptDesk.LogGivenUp: messageId",
                "ReceiptDesk.LogNotDeleted: messageId",
                "RouteVersions.LogLinkGone: link",
                "RouteVersions.LogLinkGone: rule",
                "ScheduledBackup.LogWritten: file",
                "SmppClientSession.LogBound: host",
                "SmppClientSession.LogBound: link",
                "SmppClientSession.LogNotBound: link",
                "SmppClientSession.LogNotBound: trouble",
                "SmppServer.LogNoHandshake: reason",
                "SmppSmscLink.LogNotDelivered: status",
                "StoreWriter.LogOperationFailed: operation",
                "TunnelConnections.LogNoTunnel: cause",
                "TunnelConnections.LogNoTunnel: host",
            ],
            (from assembly in (Assembly[])[typeof(PushProxyGateway).Assembly, typeof(SettingCatalog).Assembly, typeof(Program).Assembly]
             from type in assembly.GetTypes()
             from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
             where method.GetCustomAttribute<LoggerMessageAttribute>() is not null
             from parameter in method.GetParameters()
             where parameter.ParameterType == typeof(string)
             select $"{type.Name.Split('`')[0]}.{method.Name}: {parameter.Name}").Order(StringComparer.Ordinal));

    /// <summary>A handset that loads a service by itself and fails on it.</summary>
    private static async Task<string> FailedReactionAsync(GatewayHost gateway)
    {
        var handset = new Handset(gateway.Rest, "+8613962847153");
        await handset.ChangeAsync("""{"automatic": true}""");
        gateway.Services.GetRequiredService<SimulatedHandsets>().Changed += changed =>
        {
            if (changed.Msisdn == handset.Number && changed.Find(1)?.Opened is not null)
            {
                throw new InvalidOperationException("A follower of the handset fails.");
            }
        };
        await gateway.Rest.SubmitAsync(new { to = new[] { handset.Number }, content = new { type = "sl", href = new Uri(gateway.Address, "/demo/content/welcome"), action = "execute-high" } });
        return handset.Number;
    }
}

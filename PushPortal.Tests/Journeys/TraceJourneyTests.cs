using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Infrastructure.Tracing;
using PushPortal.Tests.Smpp;

namespace PushPortal.Tests.Journeys;

/// <summary>A trace of the running gateway, over each of its wires.</summary>
public sealed class TraceJourneyTests(OwnGateway own) : IClassFixture<OwnGateway>, IDisposable
{
    private GatewayHost Gateway => own.Host;

    private WireTrace Trace => Gateway.Services.GetRequiredService<WireTrace>();

    public void Dispose() => Trace.Discard();

    [Fact]
    public async Task Account_is_followed_over_rest_pap_smpp_and_its_notifications()
    {
        await Gateway.AddAccountAsync("quiet", "quiet-ky");
        await using var receiver = await NotificationReceiver.StartAsync();
        var run = Start(TraceSubjectKind.Account, "demo");
        await using var esme = await BoundAsync("demo", "demo-key");
        await using var other = await BoundAsync("quiet", "quiet-ky");
        await other.AskAsync(new EnquireLink());
        await Gateway.ClientOf("quiet-ky").GetAsync("/api/v1/pushes");
        var handset = await Gateway.NewHandsetAsync();
        (await Gateway.Pap.PushAsync(PapClient.Message("traced@pi.example", [PapClient.Plmn(handset.Number)]))).Must("push-response", "1001");
        Assert.Equal(CommandStatus.Ok, (await esme.AskAsync(Messages.Submit(handset.Number, "hush-hush"))).Status);
        await Gateway.Rest.SubmitIndicationAsync(handset.Number, "hush-hush", receiver.Url);
        await Eventually.GetAsync(() => run.All(), all => all.Any(entry => entry.Protocol == TraceProtocol.Notification), "a traced notification");

        var entries = run.All();
        Assert.Equal(
            ["bind_transceiver", "bind_transceiver_resp", "submit_sm", "submit_sm_resp"],
            entries.Where(entry => entry.Protocol == TraceProtocol.SmppServer).Select(entry => entry.What).Take(4));
        Assert.Contains(entries, entry => entry is { Protocol: TraceProtocol.Pap, What: "POST /pap", Status: "202", Account: "demo" } && entry.RequestBody!.Contains("traced@pi.example", StringComparison.Ordinal) && entry.AnswerBody!.Contains("1001", StringComparison.Ordinal));
        Assert.Contains(entries, entry => entry is { Protocol: TraceProtocol.Rest, What: "POST /api/v1/pushes", Status: "202", Account: "demo" } && entry.AnswerBody!.Contains("\"status\":\"pending\"", StringComparison.Ordinal));
        Assert.DoesNotContain(entries, entry => entry.Account == "quiet");
        MustHide(entries, "hush-hush", Convert.ToHexString("hush-hush"u8), "demo-key", "Bearer", "Basic", "webhook-signature", handset.Number[1..^4]);
    }

    [Fact]
    public async Task Recipient_is_followed_with_the_answers_and_nobody_else()
    {
        await using var esme = await BoundAsync("demo", "demo-key");
        var (followed, other) = (await Gateway.NewHandsetAsync(), await Gateway.NewHandsetAsync());
        var run = Start(TraceSubjectKind.Recipient, followed.Number, showsContent: true);
        await esme.AskAsync(Messages.Submit(other.Number));
        await esme.AskAsync(Messages.Submit(followed.Number, "shown"));
        await Gateway.Rest.SubmitIndicationAsync(other.Number);
        await Gateway.Rest.SubmitIndicationAsync(followed.Number);

        var smpp = run.All().Where(entry => entry.Protocol == TraceProtocol.SmppServer).ToList();
        Assert.Equal(["submit_sm", "submit_sm_resp"], smpp.Select(entry => entry.What));
        Assert.Equal(smpp[0].Sequence, smpp[1].Sequence);
        Assert.Equal("0x00 ESME_ROK", smpp[1].Status);
        Assert.Contains(Convert.ToHexString("shown"u8), smpp[0].Hex, StringComparison.Ordinal);
        Assert.Contains(followed.Number, Assert.Single(run.All(), entry => entry.Protocol == TraceProtocol.Rest).RequestBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Account_that_is_not_let_in_is_followed_too()
    {
        var run = Start(TraceSubjectKind.Account, "demo", showsContent: true);
        await using var esme = await EsmeClient.ConnectAsync(Gateway.Smpp);
        await esme.AskAsync(new Bind { Type = BindType.Transceiver, SystemId = "demo", Password = "guess" });

        Assert.Equal([("bind_transceiver", null), ("bind_transceiver_resp", "0x0e ESME_RINVPASWD")], run.All().Select(entry => (entry.What, entry.Status)));
        MustHide(run.All(), "guess", Convert.ToHexString("guess"u8));
    }

    [Fact]
    public async Task Session_is_followed_by_its_name()
    {
        await using var esme = await BoundAsync("demo", "demo-key");
        var name = Gateway.Services.GetRequiredService<PushPortal.Infrastructure.Smpp.Server.EsmeSessionWatch>().Sessions.Single(session => session.Account == "demo").Name;
        var run = Start(TraceSubjectKind.Session, name);
        await using var other = await BoundAsync("demo", "demo-key");
        await esme.AskAsync(new EnquireLink());

        Assert.Equal(["enquire_link", "enquire_link_resp"], run.All().Select(entry => entry.What));
        Assert.All(run.All(), entry => Assert.Equal(name, entry.Peer));
    }

    [Fact]
    public async Task Link_is_followed_over_all_of_its_sessions()
    {
        using var trace = new WireTrace(Microsoft.Extensions.Options.Options.Create(new TraceOptions()), TimeProvider.System);
        var run = trace.Start(new TraceOrder(TraceSubjectKind.Link, "upstream", TraceOrder.UsualDuration, false, "admin", ""))!;
        await using var running = await RunningLink.StartAsync(trace: trace);
        running.Send();
        (await running.Upstream.SubmitAsync()).Accept();
        await running.AnswerAsync();

        Assert.Equal(["bind_transceiver", "bind_transceiver_resp", "submit_sm", "submit_sm_resp"], run.All().Select(entry => entry.What));
        Assert.Equal([true, false, true, false], run.All().Select(entry => entry.IsOutgoing));
        MustHide(run.All(), "secret", "13800000");
    }

    [Fact]
    public async Task What_was_seen_is_downloaded_by_lines_and_not_by_strangers()
    {
        var path = "/trace/entries.jsonl";
        using var stranger = await Gateway.SignedInAsync("demo");
        using var staff = await Gateway.SignedInAsync("support");
        Assert.Empty(await staff.GetStringAsync(new Uri(path, UriKind.Relative), Ct));
        Start(TraceSubjectKind.Account, "demo");
        await Gateway.Rest.GetAsync("/api/v1/pushes?limit=1");
        await Gateway.Rest.GetAsync("/api/v1/pushes?limit=2");

        var lines = (await staff.GetStringAsync(new Uri(path, UriKind.Relative), Ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([1, 2], lines.Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("number").GetInt32()));
        Assert.Contains("GET /api/v1/pushes?limit=2", lines[1], StringComparison.Ordinal);
        var entry = Assert.Single((await Gateway.Services.GetRequiredService<IAuditLog>().PageAsync(new AuditFilter { Action = AuditAction.TraceDownloaded }, null, 10, Ct)).Rows).Entry;
        Assert.Equal(("support", "account demo", "demo", "a test"), (entry.By.Name, entry.Subject.Name, entry.Account, entry.Reason));
        using var denied = await stranger.GetAsync(new Uri(path, UriKind.Relative), Ct);
        Assert.DoesNotContain("\"number\"", await denied.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_are_the_same_while_a_trace_runs()
    {
        var before = await Gateway.Rest.GetAsync("/api/v1/pushes/no-such-push");
        Start(TraceSubjectKind.Account, "demo");
        var traced = await Gateway.Rest.GetAsync("/api/v1/pushes/no-such-push");
        Assert.Equal((before.Status, before["code"], before.MediaType), (traced.Status, traced["code"], traced.MediaType));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Gateway.Rest.PostAsync("/api/v1/pushes", new string(' ', 5 * 1024 * 1024))).Status);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static void MustHide(IReadOnlyList<TraceEntry> entries, params string[] hidden)
    {
        foreach (var entry in entries)
        {
            var text = string.Join('\n', [entry.What, entry.Hex, entry.RequestBody, entry.AnswerBody, .. entry.Fields.Select(one => $"{one.Name}: {one.Value}")]);
            Assert.All(hidden, one => Assert.DoesNotContain(one, text, StringComparison.OrdinalIgnoreCase));
        }
    }

    private TraceRun Start(TraceSubjectKind kind, string subject, bool showsContent = false) =>
        Trace.Start(new TraceOrder(kind, subject, TraceOrder.UsualDuration, showsContent, "support", "a test"))!;

    private async Task<EsmeClient> BoundAsync(string systemId, string password) => await (await EsmeClient.ConnectAsync(Gateway.Smpp)).BoundAsync(BindType.Transceiver, systemId, password, InterfaceVersions.Smpp34);
}

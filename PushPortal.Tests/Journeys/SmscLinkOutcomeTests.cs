using System.Globalization;
using PushPortal.Infrastructure.Transactions;

namespace PushPortal.Tests.Journeys;

/// <summary>A push that fails comes to the same state, cause and code whether its SMSC is in the process or behind SMPP.</summary>
public sealed class SmscLinkOutcomeTests(SmscLinkOutcomeTests.TwoProcesses own) : IClassFixture<SmscLinkOutcomeTests.TwoProcesses>
{
    private const string Late = "The lifetime of the push ended before it could be sent";
    private const string Silent = "A segment was not acknowledged by the handset";
    private const string Absent = "The handset is absent: it did not answer paging";

    public static TheoryData<SmscLinkKind, bool, string, string, string> Ends
    {
        get
        {
            var ends = new TheoryData<SmscLinkKind, bool, string, string, string>();
            foreach (var kind in Enum.GetValues<SmscLinkKind>())
            {
                ends.Add(kind, false, "busy", "expired", Late);
                ends.Add(kind, true, "busy", "expired", Late);
                ends.Add(kind, false, "lossy", "undeliverable", Silent);
                ends.Add(kind, true, "lossy", "expired", Silent);
                ends.Add(kind, false, "absent", "undeliverable", Absent);
                ends.Add(kind, true, "absent", "expired", Absent);
            }

            return ends;
        }
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Lifetime_that_ends_at_the_smsc_is_the_same_end_over_either_link(SmscLinkKind kind, bool deliverBefore, string trouble, string state, string reason)
    {
        var smsc = own.Smsc;
        var ppg = kind == SmscLinkKind.Smpp ? own.Ppg : smsc;
        await smsc.Rest.PutAsync("/api/v1/simulator/network", """{"lossRate": 0, "segmentMilliseconds": 10}""");
        var handset = await smsc.NewHandsetAsync();
        await MakeAsync(smsc, ppg, handset, trouble);

        var push = new { to = new[] { handset.Number }, content = new { type = "si", text = "late" } };
        var submitted = deliverBefore
            ? await ppg.Rest.SubmitAsync(new { push.to, push.content, deliverBefore = TimeProvider.System.GetUtcNow().AddSeconds(2) })
            : await ppg.Rest.SubmitAsync(push);
        var ended = await Eventually.GetAsync(
            () => ppg.Rest.TransactionAsync(RestClient.FirstTransaction(submitted)), transaction => transaction.Text("state") != "pending", "its end");

        Assert.Equal((state, reason, 4000), (ended.Text("state"), ended.Text("reason"), ended.GetProperty("code").GetInt32()));
    }

    private static async Task<string?> StepAsync(GatewayHost gateway, Handset handset) =>
        (await gateway.Rest.GetAsync($"/api/v1/pushes?recipient={Uri.EscapeDataString(handset.Number)}")).Body.Items("data") is [var push, ..] ? push.Items("transactions")[0].Text("step") : null;

    private static async Task MakeAsync(GatewayHost smsc, GatewayHost ppg, Handset handset, string trouble)
    {
        switch (trouble)
        {
            case "absent":
                await handset.ChangeAsync("""{"absent": true}""");
                break;
            case "lossy":
                await smsc.Rest.PutAsync("/api/v1/simulator/network", """{"lossRate": 1}""");
                break;
            default:
                // A group on the air for longer than the lifetime: the next one for its handset is never started.
                await smsc.Rest.PutAsync("/api/v1/simulator/network", """{"segmentMilliseconds": 10000}""");
                await ppg.Rest.SubmitAsync(new { to = new[] { handset.Number }, content = new { type = "si", text = "first" } });
                await Eventually.GetAsync(() => StepAsync(smsc, handset), step => step == "suspended", "the first push at the SMSC");
                break;
        }
    }

    /// <summary>A gateway with its SMSC, and one whose SMSC that is.</summary>
    public sealed class TwoProcesses : IAsyncLifetime
    {
        private static readonly (string, string) Lifetime = ("PushPortal:Ppg:DefaultLifetime", "00:00:02");

        internal GatewayHost Smsc { get; private set; } = null!;

        internal GatewayHost Ppg { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Smsc = await GatewayHost.StartAsync(Lifetime);
            Ppg = await GatewayHost.StartAsync(
                Lifetime,
                ("PushPortal:Roles", "Ppg,Portal"),
                ("PushPortal:Ppg:SmscLink:Kind", "Smpp"),
                ("PushPortal:Ppg:SmscLink:Host", "127.0.0.1"),
                ("PushPortal:Ppg:SmscLink:Port", Smsc.Smpp.Port.ToString(CultureInfo.InvariantCulture)),
                ("PushPortal:Ppg:SmscLink:SystemId", "demo"),
                ("PushPortal:Ppg:SmscLink:Password", "demo-key"));
        }

        public async ValueTask DisposeAsync()
        {
            await Ppg.DisposeAsync();
            await Smsc.DisposeAsync();
        }
    }
}

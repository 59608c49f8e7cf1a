using System.Globalization;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>The gateway's settings in a run: its usual ones, with demo data, free ports and the run's link.</summary>
internal static class GatewaySettings
{
    /// <summary>Those of every run.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> Usual { get; } =
    [
        new("ASPNETCORE_ENVIRONMENT", "Production"),
        new("PushPortal__DemoData", "true"),
        new("PushPortal__Smsc__Smpp__Endpoint", "127.0.0.1:0"),
        new("PushPortal__WapGateway__HttpEndpoint", "127.0.0.1:0"),
        new("PushPortal__WapGateway__WspEndpoint", "127.0.0.1:0"),
        new("PushPortal__WapGateway__WspSessionEndpoint", "127.0.0.1:0"),
    ];

    internal static IEnumerable<KeyValuePair<string, string>> Of(PipelineOptions options, StoreServer store, int sinkPort) =>
    [
        .. Usual,
        .. options.Link == LinkOfRun.Smpp ? Upstream(options, sinkPort) : [new("PushPortal__Simulator__MaxHandsets", Number(SimulatedHandsets.Count * 2))],
        .. store.Settings,
        .. options.Settings,
    ];

    private static KeyValuePair<string, string>[] Upstream(PipelineOptions options, int sinkPort) =>
    [
        new("PushPortal__Links__0__Name", "upstream"),
        new("PushPortal__Links__0__Kind", "Smpp"),
        new("PushPortal__Links__0__Host", "127.0.0.1"),
        new("PushPortal__Links__0__Port", Number(sinkPort)),
        new("PushPortal__Links__0__SystemId", SmppSink.SystemId),
        new("PushPortal__Links__0__Password", SmppSink.Password),
        new("PushPortal__Links__0__Window", Number(options.Window)),
        new("PushPortal__Links__0__Sessions", Number(options.Sessions)),
        new("PushPortal__Links__0__Outcome", "SubmitResponse"),
    ];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

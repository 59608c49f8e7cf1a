using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Web.Operations;

/// <summary>
/// Traces of HTTP requests for a collector that speaks OTLP, by OpenTelemetry's own settings. Without an endpoint nothing of it is registered, and no request pays for it.
/// </summary>
internal static class Traces
{
    private const string ServiceName = "OTEL_SERVICE_NAME";
    private const string Requests = "Microsoft.AspNetCore";

    /// <summary>The framework describes its spans only when it is told to.</summary>
    private const string SpansWithoutAttributes = "Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData";

    private static readonly string[] Endpoints = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"];

    /// <exception cref="SettingException">An endpoint is no URL.</exception>
    internal static void AddTraces(this IServiceCollection services, IConfiguration configuration)
    {
        if (Array.FindAll(Endpoints, key => IsSet(configuration, key)).Length == 0)
        {
            return;
        }

        AppContext.SetSwitch(SpansWithoutAttributes, false);
        services.AddOpenTelemetry().WithTracing(tracing =>
        {
            if (string.IsNullOrEmpty(configuration[ServiceName]))
            {
                tracing.ConfigureResource(resource => resource.AddService("PushPortal"));
            }

            tracing.AddSource(Requests).AddProcessor(new SpansWithoutNumbers()).AddOtlpExporter();
        });
    }

    private static bool IsSet(IConfiguration configuration, string key) => configuration[key] switch
    {
        null or "" => false,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" => true,
        var text => throw new SettingException($"{key} is '{text}': it must be a URL such as http://127.0.0.1:4317."),
    };
}

using System.Diagnostics.Metrics;
using Hangfire;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using PushPortal.Infrastructure.Listeners;
using PushPortal.Infrastructure.Maintenance;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Transactions;
using PushPortal.Web.Hosting;

namespace PushPortal.Web.Operations;

/// <summary>Health, metrics, and the jobs that the calendar starts. The message path never waits for any of them.</summary>
internal static class OperationsServices
{
    internal static void AddOperations(this IServiceCollection services, IConfiguration configuration)
    {
        string[] ready = [OperationsEndpoints.ReadyTag];
        services.AddHealthChecks().AddCheck<StoreHealth>("store", tags: ready).AddCheck<IntakeHealth>("intake", tags: ready).AddCheck<ListenerHealth>("listeners", tags: ready);
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter(GatewayMetrics.MeterName)
            .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
            .AddPrometheusExporter());

        // Meters are the process's: of another host in it the figures would come as this one's.
        services.ConfigureOpenTelemetryMeterProvider((provider, metrics) => metrics.AddView(instrument =>
            instrument.Meter.Scope is IMeterFactory other && other != provider.GetRequiredService<IMeterFactory>() ? MetricStreamConfiguration.Drop : null));
        services.AddSingleton<GatewayMetrics>();
        // Of this host alone: the storage that Hangfire would take by itself is one for the whole process, and ends with any of its hosts.
        services.AddSingleton(provider =>
        {
            // It says where Hangfire logs to, which is the process's: until then that is a host that has ended, such as a rehearsal.
            _ = provider.GetRequiredService<IGlobalConfiguration>();
            return SharedJobs.Open(provider.GetRequiredService<IOptions<StorageOptions>>());
        });
        services.AddHangfire(hangfire =>
        {
            hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();

            if (Rehearsal.WasJustBefore())
            {
                // The filter is the process's, and says what failed to the log of the host that made it: of a rehearsal, to none.
                GlobalJobFilters.Filters.Remove<AutomaticRetryAttribute>();
                GlobalJobFilters.Filters.Add(new AutomaticRetryAttribute());
            }
        });
        services.AddHangfireServer(server => server.WorkerCount = 1);
        services.AddScheduledBackup(configuration);
        services.AddHostedService<RecurringJobs>();
        services.AddJobsPolicy();
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Infrastructure.Tracing;

/// <summary>Registers the trace of what goes over the wires.</summary>
public static class TraceRegistration
{
    public static IServiceCollection AddTrace(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<TraceOptions>(new TraceOptionsValidator(), TraceOptions.Section, configuration);
        return services.AddSingleton<WireTrace>();
    }
}

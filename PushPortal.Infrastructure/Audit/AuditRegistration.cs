using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Audit;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Infrastructure.Audit;

/// <summary>Registers the audit log.</summary>
internal static class AuditRegistration
{
    internal static void AddAudit(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSection<AuditOptions>(new AuditOptionsValidator(), AuditOptions.Section, configuration);
        services.AddSingleton<IAuditLog, AuditLog>();
    }
}

using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Issues;

namespace PushPortal.Infrastructure.Issues;

/// <summary>Registers what support decides about failures.</summary>
public static class IssueRegistration
{
    public static IServiceCollection AddIssues(this IServiceCollection services)
    {
        services.AddSingleton<IFailureIssues, FailureIssues>();
        services.AddSingleton<FailureDesk>();
        return services;
    }
}

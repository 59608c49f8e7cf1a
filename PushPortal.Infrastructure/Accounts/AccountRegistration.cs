using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Accounts;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Infrastructure.Accounts;

/// <summary>Registers portal users and the first start. Comes before every hosted service that needs the store.</summary>
public static class AccountRegistration
{
    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<FirstStartOptions>(options =>
        {
            options.DemoData = configuration.GetValue("PushPortal:DemoData", false);
            options.InitialPassword = configuration["PushPortal:Admin:InitialPassword"];
        });
        services.AddIdentity<PortalUser, IdentityRole>(options =>
        {
            options.Password.RequiredLength = 10;
            options.Lockout.MaxFailedAccessAttempts = 10;
        }).AddEntityFrameworkStores<PortalDbContext>();
        services.AddSection<AccountOptions>(new AccountOptionsValidator(), AccountOptions.Section, configuration);
        services.AddSingleton<IAccountEditor, AccountEditor>();
        services.AddSingleton<IApiKeys, ApiKeys>();
        services.AddHostedService<FirstStart>();
        services.AddHostedService<ApiKeyUseWriter>();
        return services;
    }
}

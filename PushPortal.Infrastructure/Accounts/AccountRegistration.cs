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
    /// <summary>
    /// So long a sign-in may be believed before the user is looked up again: by requests, and by each page that is open. What an administrator took away is gone after
    /// twice this time at the latest.
    /// </summary>
    public static readonly TimeSpan SignInsAreCheckedEvery = TimeSpan.FromSeconds(30);

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
            options.SignIn.RequireConfirmedAccount = true;
        }).AddEntityFrameworkStores<PortalDbContext>();
        services.AddScoped<IUserConfirmation<PortalUser>, EnabledUsers>();
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = SignInsAreCheckedEvery);
        services.AddSingleton<IPortalUsers, PortalUsers>();
        services.AddSection<AccountOptions>(new AccountOptionsValidator(), AccountOptions.Section, configuration);
        services.AddSingleton<IAccountEditor, AccountEditor>();
        services.AddSingleton<IApiKeys, ApiKeys>();
        services.AddHostedService<FirstStart>();
        services.AddHostedService<ApiKeyUseWriter>();
        return services;
    }
}

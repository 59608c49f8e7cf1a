using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using MudBlazor;
using MudBlazor.Services;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Settings;
using PushPortal.Web.Portal.Account;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal;

/// <summary>What the portal's pages need. Identity with its store, the gateway, the enquiries and the feed are registered by their own parts.</summary>
internal static class PortalServices
{
    /// <summary>What a field may send at once, octets: ten thousand numbers, or the hex of the largest push.</summary>
    private const long LargestInput = 512 * 1024;

    internal static IServiceCollection AddPortal(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptionsWithValidateOnStart<PortalOptions>().Bind(configuration.GetSection(PortalOptions.Section)).ValidateDataAnnotations();
        services.AddSingleton(provider => new SettingTable(configuration, provider, typeof(PortalServices).Assembly));
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(PortalLanguages.Configure);
        services.AddMudServices(options =>
        {
            options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomLeft;
            options.SnackbarConfiguration.PreventDuplicates = false;
        });
        services.AddSingleton<MudLocalizer, LibraryTexts>();
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = LargestInput);
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, SignInWatch>();
        services.AddScoped<IUserClaimsPrincipalFactory<PortalUser>, PortalClaims>();
        services.AddSingleton(LinkWatch.Of);
        services.AddSingleton(RouteDesk.Of);
        services.AddSingleton(HandsetDesk.Of);
        services.AddScoped<RouteControl>();
        services.AddSingleton<PreviousTraffic>();
        services.AddSingleton<ReportDesk>();
        services.AddScoped<PushCancellation>();
        services.AddScoped<ContentErasureQuestion>();
        services.AddScoped<RetryPlanner>();
        services.AddScoped<AliasDeletion>();
        services.AddScoped<OrderQuestion>();
        services.AddScoped<LinkControl>();
        services.AddScoped<IntakeControl>();
        services.AddScoped<HoldControl>();
        services.AddScoped<SmppPasswordRemoval>();
        services.AddScoped<KeyRevocation>();
        services.AddScoped<Visit>();
        services.AddScoped<BrowserTab>();
        services.AddScoped<UnsentWork>();
        services.AddScoped<ShownTimes>();
        services.AddScoped<CallerCheck>();
        services.AddScoped<DangerQuestion>();
        services.AddSingleton<SignInRecord>();
        services.AddAuthorization(PortalPolicies.Add);
        // After whatever registers Identity, in either order of the calls.
        services.PostConfigure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, SignInCookie.Configure);
        return services;
    }
}

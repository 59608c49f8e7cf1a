using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Live;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Alarms;
using PushPortal.Infrastructure.Callbacks;
using PushPortal.Infrastructure.Imports;
using PushPortal.Infrastructure.Issues;
using PushPortal.Infrastructure.Lab;
using PushPortal.Infrastructure.Notifications;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Refusals;
using PushPortal.Infrastructure.Simulator;
using PushPortal.Infrastructure.Smpp.Server;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Infrastructure.Tracing;
using PushPortal.Infrastructure.Transactions;
using PushPortal.Infrastructure.WapGateway;
using PushPortal.Web.Api;
using PushPortal.Web.Api.Conventions;
using PushPortal.Web.Api.Events;
using PushPortal.Web.Imports;
using PushPortal.Web.Live;
using PushPortal.Web.Operations;
using PushPortal.Web.Portal;

namespace PushPortal.Web.Hosting;

/// <summary>Registers what the roles of this process need.</summary>
internal static class GatewayServices
{
    /// <summary>The policy of the API: an API key. What it has to allow is each endpoint's own.</summary>
    internal const string ApiPolicy = "Api";

    /// <summary>The policy of the hub: an API key that may read, or the portal's cookie.</summary>
    internal const string HubPolicy = "Hub";

    internal static WebApplicationBuilder AddGateway(this WebApplicationBuilder builder, GatewayRoles roles)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        builder.ConfigureServer();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<DeliveryFeed>();
        services.AddSingleton<IDeliveryFeed>(provider => provider.GetRequiredService<DeliveryFeed>());
        services.AddPersistence(configuration);
        services.AddKeyRing(configuration);
        services.AddAccounts(configuration);
        services.AddAlarms(configuration);
        services.AddIssues();
        services.AddLocalization();
        services.AddSingleton<IAlarmText, AlarmEnglish>();
        services.AddTrace(configuration);
        if (roles.HasFlag(GatewayRoles.Smsc))
        {
            services.AddSmsc(configuration);
            services.AddSimulator(configuration);
            services.AddHandsetLinks(configuration);
            services.AddLinkAlarms();
        }
        else
        {
            services.AddSmppSmscLink(configuration);
            services.AddSmscLinkAlarms();
        }

        // What comes to the SMSC by SMPP is a push of its account too.
        services.AddPpg(configuration);
        services.AddPpgWorkers();
        services.AddAccountAlarms();
        services.AddCallbacks(configuration);
        services.AddRefusals(configuration);
        services.AddImports<ImportContents>(configuration);
        if (roles.HasFlag(GatewayRoles.Ppg))
        {
            services.AddNotifications(configuration);
            services.AddNotificationAlarms();
            services.AddEvents(configuration);
        }

        if (roles.HasFlag(GatewayRoles.Smsc))
        {
            services.AddSmppServer(configuration);
        }

        if (roles.HasFlag(GatewayRoles.WapGateway))
        {
            services.AddWapGateway(configuration);
            services.AddFetchTimeline();
        }

        services.AddApi();
        services.AddOperations(configuration);
        services.AddTraces(configuration);
        if (roles.HasFlag(GatewayRoles.Portal))
        {
            // Without it the component library's files are there only in Development, or once published.
            builder.WebHost.UseStaticWebAssets();
            services.AddPortal(configuration);
            services.AddLab(configuration);
            services.AddSignalR();
            services.AddSingleton<HubKeys>();
            services.AddSingleton<HubRelay>();
            services.AddSingleton<HubSignIns>();
            services.AddHostedService(provider => provider.GetRequiredService<HubSignIns>());
        }

        return builder;
    }

    private static void AddApi(this IServiceCollection services)
    {
        // The first that can write does: it comes before the framework's own, which looks at what the request takes.
        services.AddSingleton<IProblemDetailsWriter, ApiProblemWriter>();
        services.AddProblemDetails();
        services.AddExceptionHandler<ApiExceptionHandler>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null);
        KeyRights.Add(services.AddAuthorizationBuilder()
            .AddPolicy(ApiPolicy, policy => policy.AddAuthenticationSchemes(ApiKeyAuthentication.SchemeName).RequireAuthenticatedUser().RequireItsNetworks())
            .AddPolicy(HubPolicy, policy => policy.AddAuthenticationSchemes(ApiKeyAuthentication.SchemeName, IdentityConstants.ApplicationScheme)
                .RequireAuthenticatedUser().RequireItsNetworks().RequireScopeOfKeys(ApiScopes.Read)));
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new UtcInstantConverter());

            // Numbers are numbers: nothing is read by these options, and the description shall not say that they may be texts.
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        services.AddSingleton<RunningRequests>();
        services.AddOpenApi(options => ApiDescription.Configure(options));
    }
}

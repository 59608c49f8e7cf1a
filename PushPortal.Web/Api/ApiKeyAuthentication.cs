using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Accounts;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Api;

/// <summary>Authenticates programs by <c>Authorization: Bearer</c> and their API key; the hub also by <c>access_token</c>, since browsers cannot set headers there.</summary>
internal sealed class ApiKeyAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IAccountDirectory accounts)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    internal const string SchemeName = "ApiKey";

    /// <summary>The claim that holds the account's id.</summary>
    internal const string AccountClaim = "pushportal:account";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Key() is not { } key)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        if (accounts.Authenticate(null, key) is not { } account)
        {
            return Task.FromResult(AuthenticateResult.Fail("The API key is not known."));
        }

        Context.Items[typeof(ServiceProvider)] = account;
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, account.Code), new Claim(AccountClaim, account.Id.ToString(System.Globalization.CultureInfo.InvariantCulture))], SchemeName);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer realm=\"PushPortal\"";
        return Task.CompletedTask;
    }

    private string? Key()
    {
        if (AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header) && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
        {
            return header.Parameter;
        }

        return Request.Path.StartsWithSegments("/hubs") && Request.Query["access_token"].ToString() is { Length: > 0 } token ? token : null;
    }
}

using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Accounts;
using PushPortal.Web.Api.Pushes;

namespace PushPortal.Web.Api;

/// <summary>Authenticates programs by <c>Authorization: Bearer</c> and their API key; the hub also by <c>access_token</c>, since browsers cannot set headers there.</summary>
internal sealed class ApiKeyAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IAccountDirectory accounts)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    internal const string SchemeName = "ApiKey";

    /// <summary>The claim that holds the account's id.</summary>
    internal const string AccountClaim = "pushportal:account";

    /// <summary>The claim of keys that see whole numbers.</summary>
    internal const string NumbersClaim = "pushportal:numbers";

    /// <summary>What a key says of its holder is the same each time.</summary>
    private static readonly ConditionalWeakTable<Credential, ClaimsIdentity> Identities = [];

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Key() is not { } key)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        if (accounts.Authenticate(null, key) is not { } credential)
        {
            return Task.FromResult(AuthenticateResult.Fail("The API key is not known, or not in force."));
        }

        Context.SetCredential(credential);
        if (credential.MayComeFrom(Context.Connection.RemoteIpAddress))
        {
            credential.Used(TimeProvider.GetUtcNow(), Context.Connection.RemoteIpAddress);
        }

        var principal = new ClaimsPrincipal(Identities.GetValue(credential, static known => IdentityOf(known)));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer realm=\"PushPortal\"";
        return Task.CompletedTask;
    }

    /// <summary>The API says what is missing; the hub has no body to say it in.</summary>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        if (Request.Path.StartsWithSegments("/api") && Context.FindCredential() is { } credential)
        {
            var problem = KeyRights.Problem(Context, credential);
            return (NotesRefusals.AreOf(Context) ? problem.Noted(Context, null) : problem).ExecuteAsync(Context);
        }

        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static ClaimsIdentity IdentityOf(Credential credential) => new(
        [
            new Claim(ClaimTypes.Name, credential.Account.Code),
            new Claim(AccountClaim, credential.Account.Id.ToString(CultureInfo.InvariantCulture)),
            .. credential.Allows(ApiScopes.Submit) ? [new Claim(NumbersClaim, "whole")] : (Claim[])[],
        ],
        SchemeName);

    private string? Key()
    {
        if (AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header) && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
        {
            return header.Parameter;
        }

        return Request.Path.StartsWithSegments("/hubs") && Request.Query["access_token"].ToString() is { Length: > 0 } token ? token : null;
    }
}

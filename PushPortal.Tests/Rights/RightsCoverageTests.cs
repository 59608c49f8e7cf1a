using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Tests.Api;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Rights;

/// <summary>The table of rights is all that there is: nothing that can be opened or done is without a row.</summary>
public sealed class RightsCoverageTests(SharedGateway shared) : Journey(shared)
{
    /// <summary>Open to anybody: the way in, what says what went wrong, descriptions, and health.</summary>
    private static readonly string[] Open =
    [
        "Account/Denied", "Account/Language", "Account/Login", "Account/Logout", "Account/Password", "Account/Times", "Account/Zone",
        "docs/errors", "docs/errors/{Code}", "docs/favicon.svg", "docs/{documentName?}", "docs/scalar.aspnetcore.js", "docs/scalar.js", "error", "health/live", "health/ready", "not-found", "openapi/{documentName}.json",
        "demo/content/{**path}", "demo/content/mms/{id}", "demo/content/news", "demo/content/welcome",
    ];

    /// <summary>Doors that ask for credentials of their own: PAP by Basic.</summary>
    private static readonly string[] Own = ["pap"];

    [Fact]
    public void Rows_are_all_that_is_served()
    {
        var routes = Gateway.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(endpoint => (Route: endpoint.RoutePattern.RawText!.Trim('/'), endpoint.Metadata))
            // Circuits and their scripts do what the pages do.
            .Where(endpoint => !endpoint.Route.StartsWith('_') && !endpoint.Route.StartsWith("api/", StringComparison.Ordinal) && endpoint.Route != "{**path:file}")
            .ToList();
        var rows = RightsTable.Pages.Select(page => page.Name).Append(RightsTable.Hub.Name).Append($"{RightsTable.Hub.Name}/negotiate").Select(name => name.Trim('/')).ToList();

        Assert.Equal([], routes.Select(endpoint => endpoint.Route).Except([.. rows, .. Open, .. Own]));
        Assert.Equal([], rows.Concat(Open).Concat(Own).Except(routes.Select(endpoint => endpoint.Route)));
        // What has a row says itself that not everybody may; the metrics and the nodes look at where a request comes from.
        Assert.Equal(["health/nodes", "metrics"], routes.Where(endpoint => rows.Contains(endpoint.Route) && endpoint.Metadata.GetMetadata<IAuthorizeData>() is null).Select(endpoint => endpoint.Route).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            RightsTable.Endpoints.Select(endpoint => endpoint.Name).Order(StringComparer.Ordinal),
            ApiRoute.Of(Gateway).Select(route => route.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Wherever_the_portal_asks_for_a_right_an_act_of_the_table_comes_by()
    {
        var seen = new HashSet<string>();
        foreach (var act in RightsTable.Acts)
        {
            await using var portal = act.Portal(act.Opener, seen);
            portal.RoleLater = act.Allowed[0];
            await act.Do(portal);
        }

        Assert.Equal([], CheckedRights.InCode().Except(seen).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_two_rows_are_of_the_same() => Assert.Equal(RightsTable.All.Count, RightsTable.All.Select(right => right.Name).Distinct().Count());
}

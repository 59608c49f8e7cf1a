using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace PushPortal.Web.Api;

/// <summary>What the API says of itself.</summary>
internal static class ApiDescription
{
    internal static void Configure(OpenApiOptions options) => options.AddDocumentTransformer((document, _, _) =>
    {
        document.Info.Title = "PushPortal API";
        document.Info.Version = "v1";
        document.Info.Description = "Submit pushes and ask what happened to them. Errors are application/problem+json (RFC 9457).";
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[ApiKeyAuthentication.SchemeName] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The account's API key.",
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiKeyAuthentication.SchemeName, document)] = [] }];
        return Task.CompletedTask;
    });
}

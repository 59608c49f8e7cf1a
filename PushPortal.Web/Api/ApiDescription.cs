using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PushPortal.Domain.Accounts;

namespace PushPortal.Web.Api;

/// <summary>What the API says of itself.</summary>
internal static class ApiDescription
{
    internal static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer(DescribeAsync);
        options.AddOperationTransformer(SayScopeAsync);
    }

    private static Task SayScopeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<RequireScopeAttribute>().LastOrDefault() is { } required)
        {
            operation.Description = $"{operation.Description} Needs a key with the scope `{required.Scope.Word()}`.".TrimStart();
        }

        return Task.CompletedTask;
    }

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
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
            Description = "An API key of the account. Each operation says which scope it has to have.",
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiKeyAuthentication.SchemeName, document)] = [] }];
        return Task.CompletedTask;
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PushPortal.Domain.Accounts;
using PushPortal.Infrastructure.Notifications;
using PushPortal.Web.Api.Conventions;

namespace PushPortal.Web.Api;

/// <summary>What the API says of itself (OpenAPI 3.1): beside what the endpoints show by their types, the headers, queries, errors and webhooks.</summary>
internal static class ApiDescription
{
    private const string Webhook = "transactionEnded";

    private static readonly Dictionary<string, string> Tags = new()
    {
        ["Pushes"] = "Submit, preview, read, list and cancel pushes, and erase their contents.",
        ["Transactions"] = "One push to one recipient: what happened to it, and another run of it.",
        ["Events"] = "Follow what happens as it happens.",
        ["Failures"] = "What ended without delivery, counted by cause and listed.",
        ["Bulk retries"] = "Retry many failed transactions: plan, start, watch, pause, cancel.",
        ["Callbacks"] = "Where results are told, and those that were not: listed, and told again.",
        ["Imports"] = "Send a file of pushes: upload and check, start, watch, pause, cancel.",
        ["API keys"] = "The account's keys: list, make, rotate, revoke.",
        ["Account"] = "The account itself: hold its pushes, and release them.",
        ["Recipient groups"] = "Numbers that are often sent to together: list, make, change, delete.",
        ["Reports"] = "What happened by day: accepted, delivered, failed, and how long it took.",
        ["Simulator"] = "The simulated network and its handsets: make them worse or better, and read what arrived.",
    };

    internal static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer(DescribeAsync);
        options.AddDocumentTransformer(AddWebhookAsync);
        options.AddOperationTransformer(CompleteAsync);
        options.AddSchemaTransformer(CompleteAsync);
    }

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info.Title = "PushPortal API";
        document.Info.Version = "v1";
        document.Info.Description =
            "Submit pushes and ask what happened to them. Errors are application/problem+json (RFC 9457); the type of each is its page in the catalogue. " +
            "Lists are read by cursors: pass on next and prev as they come. Unknown members and parameters are errors. Instants are RFC 3339, in UTC.";
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[ApiKeyAuthentication.SchemeName] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "An API key of the account. Each operation says which scope it has to have.",
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiKeyAuthentication.SchemeName, document)] = [] }];
        foreach (var tag in document.Tags ?? new HashSet<OpenApiTag>())
        {
            tag.Description = Tags[tag.Name!];
        }

        foreach (var server in document.Servers ?? [])
        {
            server.Url = server.Url?.TrimEnd('/');
        }

        return Task.CompletedTask;
    }

    /// <summary>What the gateway posts to the notifyUrl of a push, or to the callback endpoint of its account.</summary>
    private static async Task AddWebhookAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Components!.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas[nameof(WebhookDocument)] = await context.GetOrCreateSchemaAsync(typeof(WebhookDocument), null, ct);
        document.Webhooks ??= new Dictionary<string, IOpenApiPathItem>();
        document.Webhooks[Webhook] = new OpenApiPathItem
        {
            Operations = new Dictionary<HttpMethod, OpenApiOperation>
            {
                [HttpMethod.Post] = new()
                {
                    OperationId = Webhook,
                    Summary = "A transaction has reached its final state. Sent to the notifyUrl of its push, or to the account's callback endpoint, until it is confirmed by a status of 200 to 299; at least once, in no promised order.",
                    Parameters =
                    [
                        Header("webhook-id", "The same on every try of one notification: what has it twice has been told twice.", required: true),
                        Header("webhook-timestamp", "When this try was made, in seconds since 1970.", required: true),
                        Header("webhook-signature", "v1, and the base64 of HMAC-SHA256 over id.timestamp.body with the account's secret; two, parted by a space, while the secret is changed.", required: true),
                    ],
                    RequestBody = new OpenApiRequestBody
                    {
                        Required = true,
                        Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = new OpenApiSchemaReference(nameof(WebhookDocument), document) } },
                    },
                    Responses = new OpenApiResponses
                    {
                        ["2XX"] = new OpenApiResponse { Description = "Confirmed." },
                        ["410"] = new OpenApiResponse { Description = "Nobody is there any more: it is not tried again, and a callback endpoint is disabled." },
                        ["4XX"] = new OpenApiResponse { Description = "Tried again later, as any other answer." },
                    },
                },
            },
        };
    }

    private static Task CompleteAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        if (metadata.OfType<RequireScopeAttribute>().LastOrDefault() is { } required)
        {
            operation.Description = $"{operation.Description} Needs a key with the scope `{required.Scope.Word()}`.".TrimStart();
        }

        foreach (var parameter in metadata.OfType<QueryParameter>())
        {
            operation.Parameters.Add(new OpenApiParameter { Name = parameter.Name, In = ParameterLocation.Query, Description = parameter.Description, Schema = SchemaOf(parameter) });
        }

        foreach (var header in metadata.OfType<RequestHeader>())
        {
            operation.Parameters.Add(Header(header.Name, header.Description, required: false));
            if (header == RequestHeader.IdempotencyKey)
            {
                Answer(operation, IsSuccess, IdempotencyKey.Replayed, "true when the answer was given before.");
            }
            else if (header == RequestHeader.IfNoneMatch || header == RequestHeader.IfMatchNeeded)
            {
                Answer(operation, status => status is 200 or 201 or 304, "ETag", "Changes whenever the resource does.");
            }
        }

        Answer(operation, status => status is 201 or 202, "Location", "The path of what was made, or is under way.");
        if (operation.OperationId == "submitPush")
        {
            Answer(operation, status => status is 200 or 202 or 429, "RateLimit-Policy", "The account's limits, when it has any: \"second\" its submissions a second, \"day\" its pushes a day (draft-ietf-httpapi-ratelimit-headers).");
            Answer(operation, status => status is 200 or 202 or 429, "RateLimit", "What is left of them.");
        }

        Answer(operation, status => status is 429 or 503, "Retry-After", "Seconds to wait.");
        return Task.CompletedTask;
    }

    /// <summary>Instants are written by a converter of ours, which the framework cannot look into; problems have members that their type has not.</summary>
    private static Task CompleteAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = context.JsonTypeInfo.Type;
        if (type == typeof(DateTimeOffset) || type == typeof(DateTimeOffset?))
        {
            schema.Type = type == typeof(DateTimeOffset) ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
            schema.Format = "date-time";
        }
        else if (type.IsAssignableTo(typeof(ProblemDetails)))
        {
            schema.Properties ??= new Dictionary<string, IOpenApiSchema>();
            schema.Properties["code"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Description = "What it is: stable, and the last part of type.",
                Enum = [.. ErrorCatalogue.All.Select(error => (JsonNode)error.Code)],
            };
            schema.Properties["traceId"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Names the request when its operator is asked." };
        }

        return Task.CompletedTask;
    }

    private static bool IsSuccess(int status) => status is >= 200 and < 300;

    private static void Answer(OpenApiOperation operation, Func<int, bool> on, string header, string description)
    {
        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (int.TryParse(status, CultureInfo.InvariantCulture, out var number) && on(number) && response is OpenApiResponse own)
            {
                own.Headers ??= new Dictionary<string, IOpenApiHeader>();
                own.Headers[header] = new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
            }
        }
    }

    private static OpenApiParameter Header(string name, string description, bool required) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Required = required,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static OpenApiSchema SchemaOf(QueryParameter parameter) => parameter switch
    {
        { Range: { } range } => new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Minimum = range.Least.ToString(CultureInfo.InvariantCulture),
            Maximum = range.Most.ToString(CultureInfo.InvariantCulture),
            Default = range.Usual,
        },
        { IsInstant: true } => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
        { Words: { Count: > 0 } words } => new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. words.Select(word => (JsonNode)word)] },
        _ => new OpenApiSchema { Type = JsonSchemaType.String },
    };
}

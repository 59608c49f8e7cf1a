using System.Net;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Web.Hosting;

/// <summary>An address of its own for health and metrics: setting <c>PushPortal:Management:Endpoint</c>. Who can reach it may see them; nothing else is there.</summary>
internal static class ManagementEndpoint
{
    internal const string Key = "PushPortal:Management:Endpoint";

    private static readonly PathString[] Served = ["/health", "/metrics"];

    /// <summary>Null when none is set.</summary>
    internal static IPEndPoint? Read(IConfiguration configuration) => configuration[Key] switch
    {
        null or "" => null,
        var text when IPEndPoint.TryParse(text, out var endpoint) && endpoint.Port > 0 => endpoint,
        var text => throw new SettingException($"{Key} is '{text}': it must be address:port, such as 127.0.0.1:9090."),
    };

    /// <summary>Answers 404 there to everything but health and metrics.</summary>
    internal static void UseManagementEndpoint(this WebApplication app)
    {
        if (Read(app.Configuration) is { } endpoint)
        {
            app.Use((context, next) =>
            {
                if (context.Connection.LocalPort != endpoint.Port || Array.Exists(Served, path => context.Request.Path.StartsWithSegments(path)))
                {
                    return next(context);
                }

                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        }
    }
}

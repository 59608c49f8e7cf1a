using System.Globalization;
using PushPortal.Domain.Accounts;
using PushPortal.Infrastructure.Tracing;
using PushPortal.Web.Api;
using PushPortal.Web.Pap;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Operations;

/// <summary>Shows a trace the requests of PAP and REST. While nothing is traced a request passes at the cost of one look.</summary>
internal static class HttpTrace
{
    private static readonly PathString Api = "/api";
    private static readonly PathString Pap = "/pap";

    internal static void UseHttpTrace(this WebApplication app)
    {
        var trace = app.Services.GetRequiredService<WireTrace>();
        var clock = app.Services.GetRequiredService<TimeProvider>();
        app.Use((context, next) => trace.Running is { } run && (context.Request.Path.StartsWithSegments(Api) || context.Request.Path.StartsWithSegments(Pap))
            ? TracedAsync(context, next, run, clock)
            : next(context));
    }

    private static async Task TracedAsync(HttpContext context, RequestDelegate next, TraceRun run, TimeProvider clock)
    {
        var (at, start) = (clock.GetUtcNow(), clock.GetTimestamp());
        var (request, response) = (context.Request, context.Response);
        using var asked = new TeeStream(request.Body, run.MostBodyOctets);
        using var answered = new TeeStream(response.Body, run.MostBodyOctets);
        (request.Body, response.Body) = (asked, answered);
        try
        {
            await next(context);
        }
        finally
        {
            (request.Body, response.Body) = (asked.Inner, answered.Inner);
            new HttpExchange
            {
                At = at,
                Protocol = request.Path.StartsWithSegments(Pap) ? TraceProtocol.Pap : TraceProtocol.Rest,
                IsOutgoing = false,
                Peer = context.Connection.RemoteIpAddress?.ToString() ?? "",
                Account = AccountOf(context)?.Code,
                Method = request.Method,
                Target = request.Path + request.QueryString,
                Status = response.StatusCode.ToString(CultureInfo.InvariantCulture),
                Took = clock.GetElapsedTime(start),
                RequestHeaders = request.Headers.Select(static header => (header.Key, header.Value.ToString())),
                AnswerHeaders = response.Headers.Select(static header => (header.Key, header.Value.ToString())),
                Request = asked.Seen,
                RequestType = request.ContentType,
                Answer = answered.Seen,
                AnswerType = response.ContentType,
            }.AddTo(run);
        }
    }

    /// <summary>PAP knows its caller by itself; who has the wrong key is nobody's.</summary>
    private static ServiceProvider? AccountOf(HttpContext context) => (context.Request.Path.StartsWithSegments(Pap)
        ? PapAuthentication.Authenticate(context.Request, context.RequestServices.GetRequiredService<IAccountDirectory>())
        : context.FindCredential())?.Account;
}

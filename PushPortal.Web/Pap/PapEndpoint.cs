using PushPortal.Domain.Accounts;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Protocols.Pap;
using PushPortal.Domain.Pushes;
using PushPortal.Web.Api;

namespace PushPortal.Web.Pap;

/// <summary>Where push initiators post PAP control documents (WAP-247, 14). Whatever can be read as a request of ours is answered in PAP over 202.</summary>
internal static class PapEndpoint
{
    internal static void MapPap(this IEndpointRouteBuilder routes) => routes.MapPost("/pap", PostAsync).ExcludeFromDescription();

    private static async Task PostAsync(HttpContext context, PushProxyGateway ppg, IPushEnquiries enquiries, IAccountDirectory accounts, TimeProvider clock)
    {
        var ct = context.RequestAborted;
        if (PapAuthentication.Authenticate(context.Request, accounts) is not { } account)
        {
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"PushPortal\", charset=\"UTF-8\"";
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        ReadOnlyMemory<byte> body;
        try
        {
            body = await context.Request.ReadAllAsync(ct);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await WriteAsync(context, tooLarge.StatusCode, new BadMessageResponse { Code = PapStatus.BadRequest, Desc = "The request is larger than this gateway takes" });
            return;
        }

        await WriteAsync(context, StatusCodes.Status202Accepted, await AnswerAsync(body, context.Request.ContentType, account, ppg, enquiries, clock, ct));
    }

    private static async Task<PapDocument> AnswerAsync(
        ReadOnlyMemory<byte> body,
        string? contentType,
        Domain.Accounts.ServiceProvider account,
        PushProxyGateway ppg,
        IPushEnquiries enquiries,
        TimeProvider clock,
        CancellationToken ct)
    {
        try
        {
            var request = PapRequest.Read(body, contentType);
            return request.Document switch
            {
                PushMessage message => await PapSubmission.SubmitAsync(message, request.Content!, account, ppg, enquiries, clock, ct),
                CancelMessage cancel => await PapCancellation.CancelAsync(cancel, account.Id, ppg, enquiries, ct),
                StatusQueryMessage query => await PapStatusQuery.AnswerAsync(query, account.Id, enquiries, ct),
                var document => PapRefusal.Of(document),
            };
        }
        catch (PapSyntaxException fault)
        {
            return fault.Answer;
        }
    }

    private static async Task WriteAsync(HttpContext context, int status, PapDocument answer)
    {
        var octets = PapWriter.Write(answer with { ProductName = PapSubmission.ProductName });
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/xml";
        context.Response.ContentLength = octets.Length;
        await context.Response.Body.WriteAsync(octets, context.RequestAborted);
    }
}

using System.Globalization;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Protocols.Pap;
using PushPortal.Domain.Pushes;
using PushPortal.Web.Api;
using PushPortal.Web.Api.Pushes;

namespace PushPortal.Web.Pap;

/// <summary>Where push initiators post PAP control documents (WAP-247, 14). Whatever can be read as a request of ours is answered in PAP over 202.</summary>
internal static class PapEndpoint
{
    /// <summary>PAP has its own credentials and errors: each push would go in vain through what serves people and the API.</summary>
    internal static void MapPap(this IEndpointRouteBuilder routes) => routes.MapPost("/pap", PostAsync).ShortCircuit().ExcludeFromDescription();

    private static async Task PostAsync(HttpContext context, [AsParameters] PapServices services, IAccountDirectory accounts)
    {
        var ct = context.RequestAborted;
        if (PapAuthentication.Authenticate(context.Request, accounts) is not { } credential)
        {
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"PushPortal\", charset=\"UTF-8\"";
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var from = context.Connection.RemoteIpAddress;
        if (!credential.MayComeFrom(from))
        {
            var refused = new BadMessageResponse { Code = PapStatus.BadRequest, Desc = $"The account's keys may not be used from {from}" };
            NoteRefusal(context, refused, credential.Account.Id);
            await WriteAsync(context, StatusCodes.Status403Forbidden, new PapReply(refused));
            return;
        }

        credential.Used(services.Clock.GetUtcNow(), from);
        ReadOnlyMemory<byte> body;
        try
        {
            body = await context.Request.ReadAllAsync(ct);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await WriteAsync(context, tooLarge.StatusCode, new PapReply(new BadMessageResponse { Code = PapStatus.BadRequest, Desc = "The request is larger than this gateway takes" }));
            return;
        }

        var reply = await AnswerAsync(body, context.Request, credential, services, ct);
        NoteRefusal(context, reply.Document, credential.Account.Id);
        await WriteAsync(context, StatusCodes.Status202Accepted, reply);
    }

    /// <summary>That nothing can be taken now is answered often, and says nothing of the push.</summary>
    private static void NoteRefusal(HttpContext context, PapDocument answer, long accountId)
    {
        var (code, why, pushId) = answer switch
        {
            PushResponse { Result: { Code: >= PapStatus.BadRequest and not PapStatus.ServiceUnavailable } result } response => (result.Code, result.Desc, response.PushId),
            BadMessageResponse bad => (bad.Code, bad.Desc, null),
            _ => (PapStatus.Ok, null, null),
        };
        if (code != PapStatus.Ok)
        {
            RefusedSubmission.Note(context, accountId, PushSource.Pap, ((int)code).ToString(CultureInfo.InvariantCulture), why ?? PapStatusText.DescriptionOf(code), pushId);
        }
    }

    private static async Task<PapReply> AnswerAsync(ReadOnlyMemory<byte> body, HttpRequest http, Credential credential, PapServices services, CancellationToken ct)
    {
        try
        {
            var request = PapRequest.Read(body, http.ContentType);
            if (PapRights.Refusal(request.Document, credential, services) is { } refusal)
            {
                return new PapReply(refusal);
            }

            var account = credential.Account;
            return request.Document switch
            {
                PushMessage message => new PapReply(await PapSubmission.SubmitAsync(message, request, TraceParent.TraceIdOf(http), credential, services, ct)),
                CancelMessage cancel => new PapReply(await PapCancellation.CancelAsync(cancel, account.Id, services, ct)),
                StatusQueryMessage query => new PapReply(await PapStatusQuery.AnswerAsync(query, account.Id, services, ct)),
                CcqMessage query => await PapCapabilities.AnswerAsync(query, account.Id, services, ct),
                var document => new PapReply(BadMessageResponse.NotARequest(document)),
            };
        }
        catch (PapSyntaxException fault)
        {
            return new PapReply(fault.Answer);
        }
    }

    private static async Task WriteAsync(HttpContext context, int status, PapReply reply)
    {
        var octets = PapWriter.Write(reply.Document with { ProductName = PapSubmission.ProductName });
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/xml";
        if (reply.Capabilities is { } capabilities)
        {
            var boundary = $"pushportal-{Guid.NewGuid():n}";
            octets = CcqMultipart.Write(octets, capabilities, boundary);
            context.Response.ContentType = CcqMultipart.ContentType(boundary);
        }

        context.Response.ContentLength = octets.Length;
        await context.Response.Body.WriteAsync(octets, context.RequestAborted);
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Refusals;

namespace PushPortal.Web.Api.Pushes;

/// <summary>Keeps a refused submission to be found, and tells its id to who sent it.</summary>
internal static class RefusedSubmission
{
    /// <summary>The response header that names it; a PAP answer has no other place for it.</summary>
    internal const string Header = "PushPortal-Refusal";

    private const string Member = "refusal";

    /// <summary>Notes the problem, and puts the id into it.</summary>
    internal static ProblemHttpResult Noted(this ProblemHttpResult problem, HttpContext context, string? pushId)
    {
        var details = problem.ProblemDetails;
        if (Note(context, context.Account().Id, PushSource.Rest, (string)details.Extensions["code"]!, details.Detail ?? details.Title ?? "", pushId) is { } id)
        {
            details.Extensions[Member] = id;
        }

        return problem;
    }

    internal static string? Note(HttpContext context, long accountId, PushSource source, string code, string reason, string? pushId)
    {
        var log = context.RequestServices.GetRequiredService<RefusalLog>();
        if (log.Note(accountId, source, code, reason, pushId, ApiProblem.TraceOf(context)) is not { } noted)
        {
            return null;
        }

        var id = PublicId.Format(PublicId.Refusal, noted);
        context.Response.Headers[Header] = id;
        return id;
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Web.Api.Conventions;

namespace PushPortal.Web.Api.Pushes;

/// <summary>Reads the query parameters of the list of pushes.</summary>
internal static class ListQuery
{
    internal static readonly QueryParameter[] Parameters =
    [
        new("status", "The status of the push over its recipients.") { Words = [.. Enum.GetValues<PushStatus>().Select(PushModel.Word)] },
        new("recipient", "A number in international form that the push goes to."),
        new("pushId", "The initiator's push-id."),
        new("tag", "A tag that the push bears."),
        new("traceId", "The trace id that its submission bore in `traceparent`."),
        QueryParameter.Instant("from", "Submitted at this instant or later."),
        QueryParameter.Instant("to", "Submitted before this instant."),
        .. QueryParameter.OfList,
    ];

    /// <summary>Either the filter or the problem is null.</summary>
    internal static (PushFilter? Filter, ProblemHttpResult? Problem) Read(HttpContext context)
    {
        var members = new QueryMembers(context);
        string? recipient = null;
        members.Read("recipient", "must be a number in international form, such as +8613800000001", text =>
            Msisdn.TryParse("+" + text.TrimStart('+', ' '), out recipient, out _) ? true : (bool?)null); // an unescaped plus sign arrives as a space
        string? tag = null;
        members.Read("tag", "must be a word of letters, digits, hyphens, underscores, dots and colons", text => PushTag.TryParse(text, out tag, out _) ? true : (bool?)null);
        var filter = new PushFilter
        {
            AccountId = context.Account().Id,
            Status = members.Read("status", "must be pending, delivered, failed or partly-delivered", StatusOf),
            Recipient = recipient,
            InitiatorPushId = members.Text("pushId"),
            TraceId = members.Text("traceId")?.ToLowerInvariant(),
            Tag = tag,
            From = members.Instant("from"),
            To = members.Instant("to"),
            After = members.After(PublicId.Push),
            Before = members.Before(PublicId.Push),
            Limit = members.Limit(),
        };
        return members.Problem() is { } problem ? (null, problem) : (filter, null);
    }

    private static PushStatus? StatusOf(string word) => Enum.GetValues<PushStatus>().Cast<PushStatus?>().FirstOrDefault(known => PushModel.Word(known!.Value) == word);
}

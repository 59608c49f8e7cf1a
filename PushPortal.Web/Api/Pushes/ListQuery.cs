using Microsoft.AspNetCore.Http.HttpResults;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;

namespace PushPortal.Web.Api.Pushes;

/// <summary>Reads the query parameters of the list of pushes.</summary>
internal static class ListQuery
{
    /// <summary>Either the filter or the problem is null.</summary>
    internal static (PushFilter? Filter, ProblemHttpResult? Problem) Read(IQueryCollection query, long accountId)
    {
        var members = new QueryMembers(query);
        string? recipient = null;
        members.Read("recipient", "must be a number in international form, such as +8613800000001", text =>
            Msisdn.TryParse("+" + text.TrimStart('+', ' '), out recipient, out _) ? true : (bool?)null); // an unescaped plus sign arrives as a space
        var filter = new PushFilter
        {
            AccountId = accountId,
            Status = members.Read("status", "must be pending, delivered, failed or partly-delivered", StatusOf),
            Recipient = recipient,
            InitiatorPushId = members.Text("pushId"),
            From = members.Instant("from"),
            To = members.Instant("to"),
            After = members.Cursor("after", PublicId.Push),
            Before = members.Cursor("before", PublicId.Push, "prev"),
            Limit = members.Limit(),
        };
        return members.Problem() is { } problem ? (null, problem) : (filter, null);
    }

    private static PushStatus? StatusOf(string word) => Enum.GetValues<PushStatus>().Cast<PushStatus?>().FirstOrDefault(known => PushModel.Word(known!.Value) == word);
}

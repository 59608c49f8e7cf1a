using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Web.Api.Conventions;
using PushPortal.Web.Lists;

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
        new("contentType", "The media type of the content as it is sent, without its parameters, such as `application/vnd.wap.sic`; `-` for bare datagrams."),
        new("source", "The door that it came in by.") { Words = [.. Enum.GetValues<PushSource>().Select(SourceWords.Word)] },
        new("reason", "It stands failed for one of its recipients for this cause, or one of these, parted by commas: the `cause` of a failure, such as `absent-subscriber`."),
        new("code", "One of its recipients has this status code of PAP, such as 2003."),
        new("segments", "As many short messages carry it to a recipient, 1 to 255."),
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
        IReadOnlyList<FailureCause>? causes = null;
        members.Read("reason", "must be causes of failures, such as absent-subscriber, parted by commas", text => (causes = CausesOf(text)) is null ? (bool?)null : true);
        var filter = new PushFilter
        {
            AccountId = context.Account().Id,
            Status = members.Read("status", "must be pending, delivered, failed or partly-delivered", StatusOf),
            Recipient = recipient,
            InitiatorPushId = members.Text("pushId"),
            TraceId = members.Text("traceId")?.ToLowerInvariant(),
            Tag = tag,
            ContentType = NoneWord.Parse(members.Text("contentType")),
            Source = members.Read("source", "must be form, rest, pap, smpp or import", static text => SourceWords.Parse(text)),
            Causes = causes,
            Code = members.Read("code", "must be a status code of PAP from 1000 to 5999", static text => NumberIn(text, 1000, 5999)),
            Segments = members.Read("segments", "must be a whole number from 1 to 255", static text => NumberIn(text, 1, 255)),
            From = members.Instant("from"),
            To = members.Instant("to"),
            After = members.After(PublicId.Push),
            Before = members.Before(PublicId.Push),
            Limit = members.Limit(),
        };
        return members.Problem() is { } problem ? (null, problem) : (filter, null);
    }

    /// <summary>Null when one of them is none.</summary>
    private static IReadOnlyList<FailureCause>? CausesOf(string text)
    {
        var causes = text.Split(',', StringSplitOptions.TrimEntries).Select(FailureCauses.OfName).ToList();
        return causes.Contains(null) ? null : [.. causes.OfType<FailureCause>()];
    }

    private static int? NumberIn(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    private static PushStatus? StatusOf(string word) => Enum.GetValues<PushStatus>().Cast<PushStatus?>().FirstOrDefault(known => PushModel.Word(known!.Value) == word);
}

using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Api.Transactions;

/// <summary>One segment of a transaction's group with everything that was sent of it.</summary>
/// <param name="Number">1 to the number of segments.</param>
/// <param name="UserDataHeader">Hex, with UDHL; of the last group that was sent. Null while no group of several segments has its reference.</param>
/// <param name="UserData">Hex, what follows the header.</param>
/// <param name="State">waiting, delivered or failed, by its last attempt.</param>
internal sealed record SegmentModel(int Number, string? UserDataHeader, string UserData, string State, IReadOnlyList<AttemptModel> Attempts)
{
    internal static IReadOnlyList<SegmentModel> Of(TransactionDetails details)
    {
        var push = details.Push;
        var groups = details.Timeline.Select(line => line.Details).OfType<TimelineDetails.GroupEnded>().Select(ended => ended.Report).ToList();
        var last = groups.FindLast(report => report.Reference is not null);
        var reference = last?.Reference;
        var segments = Segmenter.Split(push.Datagram, push.Form, reference ?? 0, last?.WideReference ?? false);
        var attempts = groups.SelectMany(report => report.Attempts.Select(attempt => (attempt.Segment, Model: AttemptModel.Of(report.Link, attempt))))
            .ToLookup(attempt => attempt.Segment, attempt => attempt.Model);
        return [.. segments.Select(segment => new SegmentModel(
            segment.Number,
            reference is null && segments.Count > 1 ? null : Convert.ToHexStringLower(segment.UserDataHeader.Span),
            Convert.ToHexStringLower(segment.UserData.Span),
            StateAfter([.. attempts[segment.Number]]),
            [.. attempts[segment.Number]]))];
    }

    private static string StateAfter(IReadOnlyList<AttemptModel> attempts) =>
        attempts.Count == 0 ? "waiting" : attempts[^1].Answer == AttemptModel.Delivered ? "delivered" : "failed";
}

using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Api.Transactions;

/// <summary>One segment of a transaction's group with everything that was sent of it.</summary>
/// <param name="Number">1 to the number of segments.</param>
/// <param name="UserDataHeader">Hex, with UDHL; of the last group that was sent. Null while no group of several segments has its reference.</param>
/// <param name="UserData">Hex, what follows the header.</param>
/// <param name="State">waiting, delivered or failed, by its last attempt; delivered too when a later group left it out because an earlier one had delivered it.</param>
internal sealed record SegmentModel(int Number, string? UserDataHeader, string UserData, string State, IReadOnlyList<AttemptModel> Attempts)
{
    private const string Waiting = "waiting";
    private const string Failed = "failed";

    internal static IReadOnlyList<SegmentModel> Of(TransactionDetails details)
    {
        var push = details.Push;
        var groups = details.Timeline.Select(line => line.Details).OfType<TimelineDetails.GroupEnded>().Select(ended => ended.Report).ToList();
        var last = groups.FindLast(report => report.Reference is not null);
        var reference = last?.Reference;
        // Without its content a push has as many segments as before, and nothing in them.
        var segments = push.Erased is null
            ? Segmenter.Split(push.Datagram, push.Form, reference ?? 0, last?.WideReference ?? false)
            : [.. Enumerable.Range(1, details.Transaction.Segments).Select(number => new Segment(number, default, default))];
        var states = StatesAfter(groups);
        var attempts = groups.SelectMany(report => report.Attempts.Select(attempt => (attempt.Segment, Model: AttemptModel.Of(report.Link, attempt))))
            .ToLookup(attempt => attempt.Segment, attempt => attempt.Model);
        return [.. segments.Select(segment => new SegmentModel(
            segment.Number,
            reference is null && segments.Count > 1 ? null : Convert.ToHexStringLower(segment.UserDataHeader.Span),
            Convert.ToHexStringLower(segment.UserData.Span),
            states.GetValueOrDefault(segment.Number, Waiting),
            [.. attempts[segment.Number]]))];
    }

    private static Dictionary<int, string> StatesAfter(List<GroupReport> groups)
    {
        var states = new Dictionary<int, string>();
        foreach (var group in groups)
        {
            foreach (var segment in group.DeliveredBefore ?? [])
            {
                states[segment] = AttemptModel.Delivered;
            }

            foreach (var attempt in group.Attempts)
            {
                states[attempt.Segment] = attempt.Answer == SegmentAnswerKind.Delivered ? AttemptModel.Delivered : Failed;
            }
        }

        return states;
    }
}

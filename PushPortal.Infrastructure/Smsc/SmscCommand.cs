using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Smsc;

/// <summary>One call for the SMSC's loop.</summary>
internal readonly record struct SmscCommand(SmscCommandKind Kind, long Id, SegmentAnswer Answer, object? Subject)
{
    internal static SmscCommand Submit(Submission submission) => new(SmscCommandKind.Submit, submission.Id, default, submission);

    internal static SmscCommand Answered(SegmentAnswer answer) => new(SmscCommandKind.Answered, answer.GroupId, answer, null);

    /// <summary>A call that names a submission and nothing else.</summary>
    internal static SmscCommand Of(SmscCommandKind kind, long submissionId) => new(kind, submissionId, default, null);

    internal static SmscCommand Order(LinkCommand order) => new(SmscCommandKind.Order, 0, default, order);

    internal static SmscCommand Route(RouteCommand routes) => new(SmscCommandKind.Route, 0, default, routes);

    internal static SmscCommand Found(long submissionId, GroupRecord? record) => new(SmscCommandKind.Found, submissionId, default, record);
}

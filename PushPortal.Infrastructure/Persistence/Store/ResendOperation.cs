using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Makes notifications that have ended due again, each with a line of history that says who asked. Their tries are counted anew.</summary>
/// <param name="endpointOf">The endpoint of an account as it is now.</param>
internal sealed class ResendOperation(IReadOnlyList<CallbackId> ids, ResendAsk ask, Func<long, CallbackEndpoint?> endpointOf) : WriteOperation<IReadOnlyList<ResendOutcome>>
{
    internal const string FindSql =
        "SELECT n.account_id, n.authority, n.state, n.cause, n.due_at, n.tries, n.confirmed, n.confirmed_at, n.http_status, n.answer, t.state, t.step, t.cause, " +
        "p.notify_kind, p.notify_url, p.notify_version, p.notify_events, " +
        "(SELECT max(u.run) FROM notifications u WHERE u.transaction_id = n.transaction_id AND u.due_at IS NOT NULL) " +
        "FROM notifications n CROSS JOIN transactions t ON t.id = n.transaction_id CROSS JOIN pushes p ON p.id = n.push_id WHERE n.transaction_id = $1 AND n.run = $2";

    private const string LineBeforeSql = "SELECT max(id) FROM timeline WHERE transaction_id = $1 AND at <= $2";

    private static readonly RowSql ResendSql = new(
        "UPDATE notifications SET due_at = $1, authority = $2, asked_at = $3, tries = 0, confirmed = 0, skipped = 0, followed = 0, confirmed_at = NULL, http_status = NULL, answer = NULL " +
        "WHERE transaction_id = $4 AND run = $5",
        NotificationSql.Table,
        4,
        5);

    internal override bool FailsAtOnce => true;

    internal override void Execute(WriteSession session)
    {
        var outcomes = new ResendOutcome[ids.Count];
        for (var at = 0; at < outcomes.Length; at++)
        {
            outcomes[at] = Resend(session, ids[at]);
        }

        Result = outcomes;
    }

    private ResendOutcome Resend(WriteSession session, CallbackId id)
    {
        if (Find(session, id) is not { } ended || (ask.AccountId is { } owner && owner != ended.AccountId))
        {
            return ResendOutcome.NotFound;
        }

        var endpoint = ended.Target.OfEndpoint is null ? null : endpointOf(ended.AccountId);
        var outcome = ResendRules.Judge(id.Run, ended.HasEnded, ended.IsTold, ended.LastUnderWay, ended.Target, endpoint, ask.OnlyUntold);
        if (!outcome.IsAsked())
        {
            return outcome;
        }

        if (ended.Confirmation is { } confirmation)
        {
            // Between the lines that were there and those that came after it: ids of lines are a stride apart.
            var before = session[LineBeforeSql].Number(id.TransactionId, confirmation.At.UtcTicks) ?? IdSequence.Floor(confirmation.At);
            TimelineSql.Insert(session, confirmation, before + IdSequence.Stride - 1);
        }

        TimelineSql.Insert(session, Line(id, ended));
        var isHeld = outcome == ResendOutcome.Held && NotificationSql.Follow(session, id.TransactionId, id.Run);
        var authority = endpoint is null ? ended.Authority : ResultNotification.AuthorityOf(endpoint.Url);
        session.Known.Forget(id.TransactionId);
        session[ResendSql].Post(isHeld ? NotificationRow.Held : ask.At.UtcTicks, authority, ask.At.UtcTicks, id.TransactionId, id.Run);
        session.News.Add(authority, isHeld ? null : ask.At.UtcTicks, 1);
        return outcome;
    }

    private TimelineEntry Line(CallbackId id, Ended ended) => new()
    {
        TransactionId = id.TransactionId,
        At = ask.At,
        Kind = TimelineKind.NotificationAskedAgain,
        State = ended.State,
        Step = ended.Step,
        Cause = ended.Cause,
        Details = new TimelineDetails.NotificationAsked(ask.By),
    };

    private static Ended? Find(WriteSession session, CallbackId id)
    {
        using var row = session[FindSql].Read(id.TransactionId, id.Run);
        if (!row.Read())
        {
            return null;
        }

        var target = new NotificationTarget((NotificationKind)row.GetByte(13), new Uri(row.GetString(14)), row.GetByte(15))
        {
            OfEndpoint = row.IsDBNull(16) ? null : (CallbackEvents)row.GetByte(16),
        };
        return new Ended
        {
            AccountId = row.GetInt64(0),
            Authority = row.GetString(1),
            Target = target,
            HasEnded = row.IsDBNull(4),
            IsTold = row.GetBoolean(6),
            LastUnderWay = row.IsDBNull(17) ? null : row.GetInt32(17),
            State = (TransactionState)row.GetByte(10),
            Step = (TransactionStep)row.GetByte(11),
            Cause = (FailureCause)row.GetByte(12),
            Confirmation = row.InstantOrNull(7) is { } at ? Confirmation(id, row, at, target.Url) : null,
        };
    }

    /// <summary>The line that the row was kept in place of.</summary>
    private static TimelineEntry Confirmation(CallbackId id, SqlRows row, DateTimeOffset at, Uri url) => new()
    {
        TransactionId = id.TransactionId,
        At = at,
        Kind = TimelineKind.NotificationConfirmed,
        State = (TransactionState)row.GetByte(2),
        Step = TransactionStep.None,
        Cause = (FailureCause)row.GetByte(3),
        Details = new TimelineDetails.NotificationTried(url, row.GetInt32(5), row.IsDBNull(8) ? null : row.GetInt32(8), row.TextOrNull(9), null),
    };

    /// <summary>One as it stands.</summary>
    private sealed record Ended
    {
        internal required long AccountId { get; init; }

        internal required string Authority { get; init; }

        internal required NotificationTarget Target { get; init; }

        internal required bool HasEnded { get; init; }

        internal required bool IsTold { get; init; }

        internal required int? LastUnderWay { get; init; }

        internal required TransactionState State { get; init; }

        internal required TransactionStep Step { get; init; }

        internal required FailureCause Cause { get; init; }

        internal required TimelineEntry? Confirmation { get; init; }
    }
}

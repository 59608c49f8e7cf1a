using System.Data.Common;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Smsc;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>The SMSC's memory: its own table, written through the same groups as everything else.</summary>
internal sealed partial class GroupJournal(PushStore store, SmscInbox inbox, ILogger<GroupJournal> logger) : IGroupJournal, IGroupHistory, IDisposable
{
    private const string Columns = "id, transaction_id, account_id, recipient, link, reference, segments, started_at, outcome, cause, report, wide_reference, finished_at";

    private readonly ReadStatements _groups = new(store.Database);

    public void Start(GroupRecord group) => store.Writer.Enqueue(new StartGroupOperation(group, inbox));

    public void Finish(SubmitAnswer answer, DateTimeOffset at) => store.Writer.Enqueue(new FinishGroupOperation(answer, at, inbox));

    public void Find(long submissionId)
    {
        try
        {
            inbox.Found(submissionId, _groups.Ask($"SELECT {Columns} FROM smsc_groups WHERE id = $1", static rows => rows.Read() ? Read(rows) : null, submissionId));
        }
        catch (Exception failure) when (failure is DbException or JsonException)
        {
            LogNotRead(submissionId, failure);
            inbox.NotFound(submissionId);
        }
    }

    public IReadOnlyList<GroupRecord> CollectedSince(DateTimeOffset since)
    {
        // Submission ids are made before their group starts, so the range begins earlier than the groups that are wanted.
        return _groups.Ask(
            $"SELECT {Columns} FROM smsc_groups WHERE id >= $1 AND started_at >= $2 AND outcome IS NULL " +
            $"UNION ALL SELECT {Columns} FROM smsc_groups WHERE keeps_reference = 1 AND finished_at >= $2 ORDER BY id",
            ReadAll,
            Domain.Identifiers.IdSequence.Floor(since - IGroupHistory.LongestWait),
            since.UtcTicks);
    }

    public void Dispose() => _groups.Dispose();

    private static List<GroupRecord> ReadAll(SqlRows rows)
    {
        var groups = new List<GroupRecord>();
        while (rows.Read())
        {
            groups.Add(Read(rows));
        }

        return groups;
    }

    private static GroupRecord Read(SqlRows row) => new()
    {
        Id = row.GetInt64(0),
        TransactionId = row.GetInt64(1),
        AccountId = row.GetInt64(2),
        Recipient = row.GetString(3),
        Link = row.GetString(4),
        Reference = row.IsDBNull(5) ? null : row.GetInt32(5),
        Segments = row.GetInt32(6),
        StartedAt = row.Instant(7),
        WideReference = row.GetBoolean(11),
        FinishedAt = row.InstantOrNull(12),
        Answer = row.IsDBNull(8) ? null : new SubmitAnswer
        {
            SubmissionId = row.GetInt64(0),
            Outcome = (SubmitOutcome)row.GetByte(8),
            Cause = (FailureCause)row.GetByte(9),
            Report = JsonSerializer.Deserialize(row.GetString(10), StoredJson.Default.GroupReport)!,
        },
    };

    [LoggerMessage(LogLevel.Error, "What is known of submission {SubmissionId} could not be read; it will be asked for again")]
    private partial void LogNotRead(long submissionId, Exception failure);
}

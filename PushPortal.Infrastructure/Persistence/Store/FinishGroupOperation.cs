using System.Text.Json;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Smsc;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Records how a group ended.</summary>
internal sealed class FinishGroupOperation(SubmitAnswer answer, DateTimeOffset at, SmscInbox smsc) : WriteOperation
{
    private static readonly RowSql Sql = new("UPDATE smsc_groups SET finished_at = $1, outcome = $2, cause = $3, report = $4, keeps_reference = $5 WHERE id = $6", "smsc_groups", 6);

    internal override void Execute(WriteSession session) => session[Sql].Post(
        at.UtcTicks,
        (byte)answer.Outcome,
        (byte)answer.Cause,
        JsonSerializer.Serialize(answer.Report, StoredJson.Default.GroupReport),
        answer.Report.Reference is not null && (answer.Outcome != SubmitOutcome.Delivered || answer.Report.MayHaveLeftCopies),
        answer.SubmissionId);

    internal override void Committed() => smsc.Finished(answer.SubmissionId);

    /// <summary>Only when the gateway stops: at the next start the group counts as interrupted, which is the safe side.</summary>
    internal override void Failed(Exception failure)
    {
    }
}

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Deletes what is old in the tables that hang on time alone: groups, idempotency keys, stored answers, capabilities, what is a copy of what, tags and notes of pushes that are gone, bulk retries that are at rest, alarms that were cleared, refusals, hourly counts of accounts and links.</summary>
/// <param name="before">Rows with smaller ids are old enough.</param>
/// <param name="notStarted">So are plans of bulk retries with smaller ids that nobody started.</param>
/// <param name="instant">Answers of earlier instants (UTC ticks) are old enough.</param>
/// <param name="hour">Counts of earlier hours are old enough; what stands failed is counted for as long as it does.</param>
/// <param name="minute">Counts of earlier minutes are old enough.</param>
internal sealed class PurgeSideOperation(long before, long notStarted, long instant, long hour, long minute, int limit) : WriteOperation<int>
{
    internal override void Execute(WriteSession session) => Result =
        session["DELETE FROM smsc_groups WHERE id IN (SELECT id FROM smsc_groups WHERE id < $1 AND finished_at IS NOT NULL LIMIT $2)"].Run(before, limit) +
        session["DELETE FROM smpp_parts WHERE id IN (SELECT id FROM smpp_parts WHERE id < $1 AND settled = 1 LIMIT $2)"].Run(before, limit) +
        session["DELETE FROM idempotency_keys WHERE (account_id, \"key\") IN (SELECT account_id, \"key\" FROM idempotency_keys WHERE push_id < $1 LIMIT $2)"].Run(before, limit) +
        session["DELETE FROM stored_answers WHERE (account_id, \"key\") IN (SELECT account_id, \"key\" FROM stored_answers WHERE at < $1 LIMIT $2)"].Run(instant, limit) +
        session["DELETE FROM recipient_capabilities WHERE (account_id, recipient) IN (SELECT account_id, recipient FROM recipient_capabilities WHERE push_id < $1 LIMIT $2)"].Run(before, limit) +
        session["DELETE FROM capabilities WHERE push_id IN (SELECT push_id FROM capabilities WHERE push_id < $1 LIMIT $2)"].Run(before, limit) +
        session["DELETE FROM push_copies WHERE copy_id IN (SELECT copy_id FROM push_copies WHERE copy_id < $1 LIMIT $2)"].Run(before, limit) +
        session["DELETE FROM push_tags WHERE (account_id, tag, push_id) IN (SELECT account_id, tag, push_id FROM push_tags t WHERE push_id < $1 AND NOT EXISTS (SELECT 1 FROM pushes p WHERE p.id = t.push_id) LIMIT $2)"].Run(before, limit) +
        session["DELETE FROM push_notes WHERE (push_id, id) IN (SELECT push_id, id FROM push_notes n WHERE push_id < $1 AND NOT EXISTS (SELECT 1 FROM pushes p WHERE p.id = n.push_id) LIMIT $2)"].Run(before, limit) +
        session["DELETE FROM bulk_retry_items WHERE (bulk_retry_id, transaction_id) IN (SELECT i.bulk_retry_id, i.transaction_id FROM bulk_retries r JOIN bulk_retry_items i ON i.bulk_retry_id = r.id WHERE (r.id < $1 OR (r.id < $3 AND r.started_at IS NULL)) AND r.status NOT IN (2, 3) LIMIT $2)"].Run(before, limit, notStarted) +
        session["DELETE FROM bulk_retries WHERE (id < $1 OR (id < $2 AND started_at IS NULL)) AND status NOT IN (2, 3) AND NOT EXISTS (SELECT 1 FROM bulk_retry_items i WHERE i.bulk_retry_id = bulk_retries.id)"].Run(before, notStarted) +
        session["DELETE FROM alarms WHERE id IN (SELECT id FROM alarms WHERE id < $1 AND cleared_at IS NOT NULL LIMIT $2)"].Run(before, limit) +
        session["DELETE FROM refusals WHERE id IN (SELECT id FROM refusals WHERE id < $1 LIMIT $2)"].Run(before, limit) +
        session["DELETE FROM counts WHERE hour > 0 AND hour < $1 AND (kind < 1000 OR count = 0)"].Run(hour) +
        session["DELETE FROM link_counts WHERE hour < $1"].Run(hour) +
        session["DELETE FROM minute_counts WHERE minute < $1"].Run(minute);
}

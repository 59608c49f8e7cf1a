using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Tests.Persistence;

/// <content>Rows of the lists beside pushes and failures.</content>
public sealed partial class GrownStore
{
    /// <summary>Of 60,000 rows.</summary>
    internal const long TheImport = 1;

    /// <summary>Of 60,000 items.</summary>
    internal const long TheRetry = 1;

    /// <summary>
    /// As many rows in each list as there are pushes, in the same order; every 20,000th is of a rare kind, which is found near the oldest end. Failures ended on the link "often", the
    /// first ten on "rare", and those of account 2 on none.
    /// </summary>
    private const string ListsSql =
        """
        CREATE TEMP TABLE n AS SELECT (id - $first) / $distance AS i, id, account_id AS account FROM pushes;
        INSERT INTO refusals(id, account_id, source, code, reason) SELECT id, account, CASE WHEN i % 20000 = 7 THEN 4 ELSE 2 END, 'invalid-field', 'text is too long' FROM n;
        INSERT INTO audit(id, at, actor_kind, actor, action, subject_kind, subject, account)
        SELECT i + 1, $start + i * 10000, 1, CASE WHEN i % 20000 = 7 THEN 'rare' ELSE 'admin' END, CASE WHEN i % 20000 = 13 THEN 'rare' ELSE 'often' END, 'push', i % 1000, account FROM n;
        INSERT INTO notifications(transaction_id, run, id, push_id, account_id, authority, state, cause, event_at, due_at, tries, confirmed, followed, skipped)
        SELECT id + $stride, 1, id + 2 * $stride, id, account, CASE WHEN i % 20000 = 7 THEN 'rare.example:443' ELSE 'often.example:443' END, 2, 1, $start + i * 10000, NULL, 10, 0, 0, i % 20000 = 13 FROM n;
        UPDATE pushes SET notify_url = 'https://often.example/';
        INSERT INTO imports(id, account_id, made_by, file_name, made_at, octets, status, mapping, valid, invalid, duplicates, segments, duplicate_segments, accepted, refused, position, rate, sends_duplicates)
        SELECT i + 1, account, 'somebody', 'list.csv', $start + i * 10000, 100, 5, '{"type":"si","columns":{},"constants":{}}', 1, 0, 0, 1, 0, 1, 0, 1, 100, 0 FROM n;
        INSERT INTO import_results(import_id, "row", outcome, step)
        SELECT 1, 60001 - i, CASE WHEN i % 20000 = 7 THEN 2 WHEN i % 20000 = 13 THEN 3 WHEN i % 20000 = 17 THEN 1 ELSE 0 END, 0 FROM n;
        INSERT INTO bulk_retries(id, owner_id, made_by, planned_at, status, waiting, retried, changed, deadline_passed, not_retryable, kinds, rate)
        SELECT i + 1, account, 'somebody', $start + i * 10000, 4, 0, 1, 0, 0, 0, '[]', 200 FROM n;
        INSERT INTO bulk_retry_items(bulk_retry_id, transaction_id, version, outcome)
        SELECT 1, 100000 - i, 1, CASE WHEN i % 20000 = 7 THEN 2 WHEN i < 10 THEN 0 WHEN i % 20000 = 13 THEN 3 ELSE 1 END FROM n;
        UPDATE transactions SET link = CASE WHEN account_id = 2 THEN NULL WHEN push_id < $first + 50 * 250 * $distance THEN 'rare' ELSE 'often' END,
            deliver_before_given = 1, expires_at = updated_at + 36000000000 WHERE state > 1;
        UPDATE transactions SET due_at = updated_at, lane = CASE WHEN push_id < $first + 20 * $distance THEN 3 WHEN push_id < $first + 40 * $distance THEN 4 WHEN push_id < $first + 60 * $distance THEN 0 ELSE 1 END
        WHERE state = 0;
        DROP TABLE n;
        """;

    private PushStore? _kept;

    /// <summary>The store on it, with rows in every list.</summary>
    internal PushStore Kept()
    {
        if (_kept is null)
        {
            Fill(ListsSql);
            _kept = new PushStore(new CountedDatabase(_file, StepsOfCall, Count), TimeSpan.FromHours(24), 1 << 20, new FakeTimeProvider(Start.AddDays(1)), NullLogger<PushStore>.Instance);
        }

        return _kept;
    }
}

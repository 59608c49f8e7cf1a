using System.Collections.Concurrent;
using System.Text.Json;
using PushPortal.Domain.Imports;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>How imports are written to and read from their rows.</summary>
internal static class ImportSql
{
    private const string Columns =
        "id, account_id, made_by, file_name, made_at, octets, status, mapping, valid, invalid, duplicates, segments, duplicate_segments, accepted, refused, position, rate, sends_duplicates, problem, started_at, ended_at, changed_by";

    private const string ResultColumns = "\"row\", outcome, push_id, step, \"column\", reason";

    internal const string FindSql = $"SELECT {Columns} FROM imports WHERE id = $1";

    internal const string WorkingSql = $"SELECT {Columns} FROM imports INDEXED BY imports_working WHERE status IN (1, 3) ORDER BY id";

    /// <summary>How many have not ended, and the octets of all: of the account $1, where a file counts for $2 octets at least.</summary>
    internal const string ShareSql =
        "SELECT coalesce(sum(CASE WHEN status < 5 THEN 1 ELSE 0 END), 0), coalesce(sum(CASE WHEN octets < $2 THEN $2 ELSE octets END), 0) FROM imports INDEXED BY imports_of_account WHERE account_id = $1";

    internal const string PageSql = $"SELECT {Columns} FROM imports WHERE id < $1 ORDER BY id DESC LIMIT $2";

    internal const string PageOfAccountSql = $"SELECT {Columns} FROM imports WHERE id < $1 AND account_id = $3 ORDER BY id DESC LIMIT $2";

    internal const string PageBeforeSql = $"SELECT {Columns} FROM (SELECT {Columns} FROM imports WHERE id > $1 ORDER BY id LIMIT $2) i ORDER BY id DESC";

    internal const string PageBeforeOfAccountSql = $"SELECT {Columns} FROM (SELECT {Columns} FROM imports WHERE id > $1 AND account_id = $3 ORDER BY id LIMIT $2) i ORDER BY id DESC";

    private const string OfImport = $"SELECT {ResultColumns} FROM import_results WHERE import_id = $1";

    private const string Behind = "AND \"row\" > $2 ORDER BY \"row\" LIMIT $3";

    private const string Before = "AND \"row\" < $2 ORDER BY \"row\" DESC LIMIT $3";

    internal const string ResultsSql = $"{OfImport} {Behind}";

    internal const string ResultsBeforeSql = $"SELECT {ResultColumns} FROM ({OfImport} {Before}) r ORDER BY \"row\"";

    /// <summary>The statements that were made by <see cref="ResultsOf"/>: a prepared one is found by its text's own identity.</summary>
    private static readonly ConcurrentDictionary<(int Outcomes, bool IsBack), string> OfOutcomes = [];

    /// <summary>The results of these outcomes, each of which is a range of the index: the first rows of each range, merged.</summary>
    internal static string ResultsOf(IReadOnlyCollection<ImportOutcome> outcomes, bool isBack) => OfOutcomes.GetOrAdd((outcomes.Aggregate(0, (bits, outcome) => bits | (1 << (byte)outcome)), isBack), static asked =>
    {
        var edge = asked.IsBack ? Before : Behind;
        var ranges = Enum.GetValues<ImportOutcome>().Where(outcome => (asked.Outcomes & (1 << (byte)outcome)) != 0).Select(outcome =>
            $"SELECT {ResultColumns} FROM (SELECT {ResultColumns} FROM import_results INDEXED BY import_results_by_outcome WHERE import_id = $1 AND outcome = {(byte)outcome} {edge}) o");
        return $"SELECT {ResultColumns} FROM (SELECT {ResultColumns} FROM ({string.Join(" UNION ALL ", ranges)}) r ORDER BY \"row\"{(asked.IsBack ? " DESC" : "")} LIMIT $3) p ORDER BY \"row\"";
    });

    /// <summary>Of the check: what is invalid, and what is a duplicate.</summary>
    internal const string FindingsSql = $"SELECT {ResultColumns} FROM import_results WHERE import_id = $1 AND \"row\" BETWEEN $2 AND $3 AND outcome < 2";

    internal const string UpdateSql =
        "UPDATE imports SET status = $1, mapping = $2, rate = $3, sends_duplicates = $4, problem = $5, started_at = $6, ended_at = $7, changed_by = $8 WHERE id = $9 AND status = $10 AND mapping = $11";

    private const string InsertSql =
        $"INSERT INTO imports({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0, 0, 0, 0, 0, 0, 0, $9, $10, NULL, NULL, NULL, NULL)";

    private static readonly RowSql InsertResultSql = new(
        $"INSERT INTO import_results(import_id, {ResultColumns}) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (import_id, \"row\") DO UPDATE SET outcome = excluded.outcome, push_id = excluded.push_id, step = excluded.step, \"column\" = excluded.\"column\", reason = excluded.reason",
        "import_results",
        1,
        2);

    internal static void Insert(WriteSession session, PushImport import) => session[InsertSql].Post(
        import.Id,
        import.AccountId,
        import.By,
        import.FileName,
        import.MadeAt.UtcTicks,
        import.Octets,
        (byte)import.Status,
        Mapping(import),
        import.Rate,
        import.SendsDuplicates);

    internal static void Insert(WriteSession session, long importId, ImportResult result) => session[InsertResultSql].Post(
        importId,
        result.Row,
        (byte)result.Outcome,
        result.PushId,
        (byte)result.Step,
        result.Problem?.Column,
        result.Problem?.Reason);

    internal static string Mapping(PushImport import) => JsonSerializer.Serialize(import.Mapping, StoredJson.Default.ImportMapping);

    internal static List<PushImport> Read(SqlRows rows)
    {
        var found = new List<PushImport>();
        while (rows.Read())
        {
            found.Add(new PushImport
            {
                Id = rows.GetInt64(0),
                AccountId = rows.GetInt64(1),
                By = rows.GetString(2),
                FileName = rows.GetString(3),
                MadeAt = rows.Instant(4),
                Octets = rows.GetInt64(5),
                Status = (ImportStatus)rows.GetByte(6),
                Mapping = JsonSerializer.Deserialize(rows.GetString(7), StoredJson.Default.ImportMapping)!,
                Counts = new ImportCounts(rows.GetInt32(8), rows.GetInt32(9), rows.GetInt32(10), rows.GetInt64(11), rows.GetInt64(12), rows.GetInt32(13), rows.GetInt32(14)),
                Position = rows.GetInt32(15),
                Rate = rows.GetInt32(16),
                SendsDuplicates = rows.GetBoolean(17),
                Problem = rows.TextOrNull(18),
                StartedAt = rows.InstantOrNull(19),
                EndedAt = rows.InstantOrNull(20),
                ChangedBy = rows.TextOrNull(21),
            });
        }

        return found;
    }

    internal static ImportShare ReadShare(SqlRows rows) => rows.Read() ? new ImportShare(rows.GetInt32(0), rows.GetInt64(1)) : new ImportShare(0, 0);

    internal static List<ImportResult> ReadResults(SqlRows rows)
    {
        var results = new List<ImportResult>();
        while (rows.Read())
        {
            results.Add(new ImportResult(
                rows.GetInt32(0),
                (ImportOutcome)rows.GetByte(1),
                rows.LongOrNull(2),
                (TransactionStep)rows.GetByte(3),
                rows.TextOrNull(5) is { } reason ? new ImportProblem(rows.TextOrNull(4), reason) : null));
        }

        return results;
    }
}

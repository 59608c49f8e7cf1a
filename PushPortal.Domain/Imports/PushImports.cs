using PushPortal.Domain.Accounts;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Work;

namespace PushPortal.Domain.Imports;

/// <summary>
/// Takes files of pushes. A file is checked as a whole first, which says what would happen and submits nothing; started, its rows are submitted behind the message path
/// at a rate, and it can be paused, resumed and cancelled. A restart goes on behind the last row that is settled.
/// </summary>
public sealed class PushImports(
    IImportStore store, IImportFiles files, IImportContents contents, IAccountDirectory accounts, PushProxyGateway gateway, IdSequence ids, ImportSignal work, ImportPolicy policy, TimeProvider clock)
{
    private const int LongestName = 200;
    private const string TooManyOctets = "The account has as many octets of files as it may";

    /// <summary>Of rows that are no push.</summary>
    public static IReadOnlyCollection<ImportOutcome> Errors { get; } = [ImportOutcome.Invalid, ImportOutcome.Duplicate, ImportOutcome.Refused];

    public ImportPolicy Policy => policy;

    /// <summary>Keeps a file, and reads what its columns are called.</summary>
    /// <exception cref="ImportFileException">It cannot be used; nothing was kept.</exception>
    /// <exception cref="StoreBusyException">It could not be stored now.</exception>
    public async Task<PushImport> UploadAsync(ImportAsk ask, Stream content, CancellationToken ct)
    {
        var id = ids.Next();
        if (files.FreeOctets < policy.LeastFreeOctets)
        {
            throw new StoreBusyException("There is too little space for another file");
        }

        var octets = await files.SaveAsync(id, content, Math.Min(policy.MostOctets, await RoomAsync(ask.Account.Id, ct)), ct);
        try
        {
            var import = new PushImport
            {
                Id = id,
                AccountId = ask.Account.Id,
                By = ask.By,
                FileName = NameOf(ask.FileName),
                MadeAt = clock.GetUtcNow(),
                Octets = octets,
                Mapping = await MappingAsync(id, ask, ct),
                Rate = policy.DefaultRate,
            };
            if (!await store.AddAsync(import, policy, ct))
            {
                // Others of the account came meanwhile.
                await RoomAsync(ask.Account.Id, ct);
                throw new ImportFileException(TooManyOctets, isTooMany: true);
            }

            return import;
        }
        catch
        {
            files.Delete(id);
            throw;
        }
    }

    /// <summary>One that the account may see; null when there is none.</summary>
    /// <param name="accountId">Null for staff, who see all.</param>
    public async Task<PushImport?> FindAsync(long id, long? accountId, CancellationToken ct) =>
        await store.FindAsync(id, ct) is { } found && (accountId is null || found.AccountId == accountId) ? found : null;

    public Task<IReadOnlyList<PushImport>> PageAsync(long? accountId, PageEdge<long>? edge, int limit, CancellationToken ct) => store.PageAsync(accountId, edge, limit, ct);

    /// <summary>What is known of its rows, in their order; of one that the account may see.</summary>
    /// <param name="outcomes">Only with one of these; none for all.</param>
    public Task<IReadOnlyList<ImportResult>> ResultsAsync(PushImport import, IReadOnlyCollection<ImportOutcome> outcomes, PageEdge<int>? edge, int limit, CancellationToken ct) =>
        store.ResultsAsync(import.Id, outcomes, edge, limit, ct);

    /// <summary>The first rows as a mapping reads them.</summary>
    /// <exception cref="ImportFileException">The file cannot be read so far.</exception>
    public async Task<ImportPreview> PreviewAsync(PushImport import, ImportMapping mapping, int rows, CancellationToken ct)
    {
        using var file = await files.OpenAsync(import.Id, ct);
        var problems = contents.Problems(mapping, file.Header);
        var judged = new List<JudgedRow>();
        if (problems.Count == 0 && accounts.Find(import.AccountId) is { } account)
        {
            var judge = new RowJudge(contents.Reader(mapping, file.Header, account), gateway);
            while (judged.Count < rows && await file.ReadAsync(ct) is { } row)
            {
                judged.Add(judge.Judge(row));
            }
        }

        return new ImportPreview(file.Header, judged, problems);
    }

    /// <summary>The mapping that the names of the columns give for a type.</summary>
    public ImportMapping Guess(ImportPreview preview, string type) => contents.Guess(preview.Header, type);

    /// <summary>Begins to look at all rows by this mapping. Answers why not; null when it does.</summary>
    /// <exception cref="ImportFileException">The file is not there any more.</exception>
    /// <exception cref="StoreBusyException">It could not be stored now.</exception>
    public async Task<string?> CheckAsync(PushImport import, ImportMapping mapping, string by, CancellationToken ct)
    {
        if (import.Status is not (ImportStatus.Uploaded or ImportStatus.Checked))
        {
            return "it was started or ended before";
        }

        using var file = await files.OpenAsync(import.Id, ct);
        return contents.Problems(mapping, file.Header).Count > 0
            ? "its columns are not mapped yet"
            : await MoveAsync(import with { Status = ImportStatus.Checking, Mapping = mapping, ChangedBy = by }, import, ct);
    }

    /// <summary>Begins to submit its rows. Answers why not; null when it runs.</summary>
    /// <param name="rate">Rows a second, 1 to <see cref="ImportPolicy.HighestRate"/>.</param>
    /// <param name="sendsDuplicates">See <see cref="PushImport.SendsDuplicates"/>.</param>
    /// <exception cref="StoreBusyException">It could not be stored now.</exception>
    public Task<string?> StartAsync(PushImport import, string by, int rate, bool sendsDuplicates, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rate, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rate, policy.HighestRate);
        var started = import with { Status = ImportStatus.Running, ChangedBy = by, Rate = rate, SendsDuplicates = sendsDuplicates, StartedAt = clock.GetUtcNow() };
        return import.Status == ImportStatus.Uploaded || import.Status == ImportStatus.Checking ? Task.FromResult<string?>("its rows are not checked yet")
            : import.Status != ImportStatus.Checked ? Task.FromResult<string?>("it was started or ended before")
            : started.ToSend == 0 ? Task.FromResult<string?>("none of its rows can be submitted")
            : MoveAsync(started, import, ct);
    }

    /// <inheritdoc cref="StartAsync"/>
    public Task<string?> PauseAsync(PushImport import, string by, CancellationToken ct) => import.Status != ImportStatus.Running
        ? Task.FromResult<string?>("it is not running")
        : MoveAsync(import with { Status = ImportStatus.Paused, ChangedBy = by }, import, ct);

    /// <inheritdoc cref="StartAsync"/>
    public Task<string?> ResumeAsync(PushImport import, string by, CancellationToken ct) => import.Status != ImportStatus.Paused
        ? Task.FromResult<string?>("it is not paused")
        : MoveAsync(import with { Status = ImportStatus.Running, ChangedBy = by, Problem = null }, import, ct);

    /// <summary>Ends it: what waits is not submitted; what was submitted goes on. Answers why not; null when it has ended.</summary>
    /// <exception cref="StoreBusyException">It could not be stored now.</exception>
    public Task<string?> CancelAsync(PushImport import, string by, CancellationToken ct) => import.Status.HasEnded()
        ? Task.FromResult<string?>("it has ended")
        : MoveAsync(import with { Status = ImportStatus.Cancelled, ChangedBy = by, EndedAt = clock.GetUtcNow() }, import, ct);

    /// <summary>Octets that the account may still bring.</summary>
    private async Task<long> RoomAsync(long accountId, CancellationToken ct)
    {
        var share = await store.ShareAsync(accountId, ct);
        var room = policy.MostKeptOctets - share.Octets;
        return share.Open >= policy.MostOpen ? throw new ImportFileException("The account has as many imports that have not ended as it may", isTooMany: true)
            : room < ImportPolicy.LeastOctets ? throw new ImportFileException(TooManyOctets, isTooMany: true)
            : room;
    }

    private async Task<ImportMapping> MappingAsync(long id, ImportAsk ask, CancellationToken ct)
    {
        using var file = await files.OpenAsync(id, ct);
        if (await file.ReadAsync(ct) is null)
        {
            throw new ImportFileException("The file has names of columns and no row below them");
        }

        var guessed = contents.Guess(file.Header, ask.Type);
        var columns = guessed.Columns.Where(column => !ask.Constants.ContainsKey(column.Key)).ToDictionary();
        foreach (var (field, column) in ask.Columns)
        {
            columns[field] = column;
        }

        return guessed with { Columns = columns, Constants = ask.Constants };
    }

    private async Task<string?> MoveAsync(PushImport changed, PushImport from, CancellationToken ct)
    {
        if (!await store.UpdateAsync(changed, from, ct))
        {
            return "it changed while this was asked";
        }

        work.Wake();
        return null;
    }

    private static string NameOf(string written)
    {
        var name = string.Concat(Path.GetFileName(written.Replace('\\', '/')).Where(letter => !char.IsControl(letter))).Trim();
        return name.Length == 0 ? "import.csv" : name.Length > LongestName ? name[..LongestName] : name;
    }
}

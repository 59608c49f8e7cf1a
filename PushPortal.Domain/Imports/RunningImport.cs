using PushPortal.Domain.Work;

namespace PushPortal.Domain.Imports;

/// <summary>An import on its way through its file.</summary>
internal sealed class RunningImport(IImportRows rows, IImportRowReader reader, DateTimeOffset since) : IDisposable
{
    private readonly Queue<ImportRow> _unsettled = [];

    internal IImportRowReader Reader => reader;

    internal Pace Pace { get; } = new(since);

    /// <summary>The gateway was busy: nothing is submitted before.</summary>
    internal DateTimeOffset NotBefore { get; set; }

    /// <summary>The next rows that are not settled, those that were submitted in vain first. None: the file is at its end.</summary>
    internal async Task<IReadOnlyList<ImportRow>> NextAsync(int most, CancellationToken ct)
    {
        while (_unsettled.Count < most && await rows.ReadAsync(ct) is { } row)
        {
            _unsettled.Enqueue(row);
        }

        return [.. _unsettled.Take(most)];
    }

    internal void Settle(int count)
    {
        for (var settled = 0; settled < count; settled++)
        {
            _unsettled.Dequeue();
        }
    }

    public void Dispose() => rows.Dispose();
}

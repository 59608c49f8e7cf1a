using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using PushPortal.Domain.Imports;
using PushPortal.Domain.Pushes;

namespace PushPortal.Infrastructure.Imports;

/// <summary>The rows of a file with values parted by commas, semicolons or tabs (RFC 4180), in UTF-8.</summary>
internal sealed class CsvRows : IImportRows
{
    private const int MostColumns = 200;

    private readonly RecordReader _text;
    private readonly CsvParser _parser;
    private int _number;
    private bool _isBad;

    private CsvRows(RecordReader text)
    {
        _text = text;
        _parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = text.Delimiter.ToString(),
            BadDataFound = _ => _isBad = true,
            // They are counted, so that numbers of rows agree with a spreadsheet's.
            IgnoreBlankLines = false,
        });
    }

    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <exception cref="ImportFileException">It is no such file.</exception>
    internal static async Task<CsvRows> OpenAsync(Stream file, CancellationToken ct)
    {
        var rows = new CsvRows(await RecordReader.OpenAsync(file, ct));
        try
        {
            await rows.ReadHeaderAsync();
            return rows;
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    public async ValueTask<ImportRow?> ReadAsync(CancellationToken ct)
    {
        while (await NextAsync() is { } cells)
        {
            ct.ThrowIfCancellationRequested();
            if (!Array.TrueForAll(cells, string.IsNullOrWhiteSpace))
            {
                return new ImportRow(_number, cells, ProblemOf(cells));
            }
        }

        return null;
    }

    public void Dispose()
    {
        _parser.Dispose();
        _text.Dispose();
    }

    private async Task ReadHeaderAsync()
    {
        var cells = await NextAsync() ?? throw new ImportFileException("The file is empty");
        Header = [.. cells.Select(cell => cell.Trim())];
        if (Header.All(string.IsNullOrEmpty))
        {
            throw new ImportFileException("The first row is empty: it has to name the columns");
        }

        if (Header.Count > MostColumns)
        {
            throw new ImportFileException($"The first row has {Header.Count} columns; at most {MostColumns} are read");
        }

        if (Header.Where(name => name.Length > 0).GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
        {
            throw new ImportFileException($"Two columns are named '{twice.Key}'");
        }

        if (Header.FirstOrDefault(name => Msisdn.TryParse(name, out _, out _)) is { } number)
        {
            throw new ImportFileException($"The first row has to name the columns, and has the number {number}");
        }
    }

    private async Task<string[]?> NextAsync()
    {
        _isBad = false;
        if (!await _parser.ReadAsync())
        {
            return null;
        }

        _number++;
        return _parser.Record;
    }

    private string? ProblemOf(string[] cells) =>
        cells.Length != Header.Count ? $"has {cells.Length} cells; the first row names {Header.Count} columns"
        : _isBad ? "has a quotation mark inside a cell that is not quoted as a whole"
        : null;
}

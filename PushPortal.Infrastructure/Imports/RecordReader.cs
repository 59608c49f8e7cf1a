using System.Globalization;
using System.Text;
using PushPortal.Domain.Imports;

namespace PushPortal.Infrastructure.Imports;

/// <summary>
/// The text of a file for a parser that would let a row grow without end: finds out what parts the cells, and refuses what is not UTF-8 and rows that are too long, with
/// the number of the row. It reads no further ahead than a buffer.
/// </summary>
internal sealed class RecordReader : TextReader
{
    /// <summary>Of one row, in characters; the largest push takes less.</summary>
    internal const int LongestRow = 128 * 1024;

    private const int Buffer = 4096;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    private readonly StreamReader _file;
    private readonly char[] _head = new char[Buffer];
    private int _headLength;
    private int _headRead;
    private int _row = 1;
    private int _length;
    private Place _place;
    private char _last;

    private RecordReader(Stream file) => _file = new StreamReader(file, Strict, detectEncodingFromByteOrderMarks: false, Buffer);

    /// <summary>Where in a row a character stands.</summary>
    private enum Place : byte
    {
        CellStart,
        Plain,
        Quoted,
        /// <summary>Behind a quotation mark that ends the cell, or is the first of two.</summary>
        QuoteEnd,
    }

    /// <summary>What parts the cells: a comma, a semicolon or a tab.</summary>
    internal char Delimiter { get; private set; } = ',';

    /// <exception cref="ImportFileException">It is not UTF-8.</exception>
    internal static async Task<RecordReader> OpenAsync(Stream file, CancellationToken ct)
    {
        var reader = new RecordReader(file);
        try
        {
            reader._headLength = await reader.ReadFileAsync(reader._head.AsMemory(), wholly: true);
            reader.Delimiter = DelimiterOf(reader._head.AsSpan(0, reader._headLength));
            ct.ThrowIfCancellationRequested();
            return reader;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    public override async Task<int> ReadAsync(char[] buffer, int index, int count)
    {
        int read;
        if (_headRead < _headLength)
        {
            read = Math.Min(count, _headLength - _headRead);
            _head.AsSpan(_headRead, read).CopyTo(buffer.AsSpan(index));
            _headRead += read;
        }
        else
        {
            read = await ReadFileAsync(buffer.AsMemory(index, count), wholly: false);
        }

        Follow(buffer.AsSpan(index, read));
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>What the first row has most of, outside of quotation marks.</summary>
    private static char DelimiterOf(ReadOnlySpan<char> head)
    {
        var (commas, semicolons, tabs) = (0, 0, 0);
        var isQuoted = false;
        foreach (var letter in head)
        {
            if (letter == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted)
            {
                switch (letter)
                {
                    case ',':
                        commas++;
                        break;
                    case ';':
                        semicolons++;
                        break;
                    case '\t':
                        tabs++;
                        break;
                    case '\r' or '\n':
                        return Most(commas, semicolons, tabs);
                }
            }
        }

        return Most(commas, semicolons, tabs);
    }

    private static char Most(int commas, int semicolons, int tabs) => tabs > Math.Max(commas, semicolons) ? '\t' : semicolons > commas ? ';' : ',';

    private async Task<int> ReadFileAsync(Memory<char> buffer, bool wholly)
    {
        try
        {
            return wholly ? await _file.ReadBlockAsync(buffer) : await _file.ReadAsync(buffer);
        }
        catch (DecoderFallbackException notText)
        {
            throw new ImportFileException(Near($"The file is not UTF-8 text{{0}}: save it as CSV with the encoding UTF-8"), inner: notText);
        }
    }

    /// <summary>Keeps count of rows as the parser will find them.</summary>
    private void Follow(ReadOnlySpan<char> read)
    {
        foreach (var letter in read)
        {
            if (letter == '\0')
            {
                throw new ImportFileException(Near($"The file is not UTF-8 text{{0}}: save it as CSV with the encoding UTF-8"));
            }

            if (++_length > LongestRow)
            {
                throw new ImportFileException(Near($"The file has a row of more than {LongestRow} characters{{0}}: perhaps a quotation mark is not closed"));
            }

            _place = (_place, letter) switch
            {
                (Place.Quoted, '"') => Place.QuoteEnd,
                (Place.Quoted, _) => Place.Quoted,
                (Place.CellStart or Place.QuoteEnd, '"') => Place.Quoted,
                (_, '\n' or '\r') => EndRow(letter),
                _ => letter == Delimiter ? Place.CellStart : Place.Plain,
            };
            _last = letter;
        }
    }

    private Place EndRow(char letter)
    {
        _row += letter == '\n' && _last == '\r' ? 0 : 1;
        _length = 0;
        return Place.CellStart;
    }

    private string Near(string sentence) => string.Format(CultureInfo.InvariantCulture, sentence, string.Create(CultureInfo.InvariantCulture, $" near row {_row}"));
}

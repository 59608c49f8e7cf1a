using System.Text;
using PushPortal.Domain.Imports;
using PushPortal.Infrastructure.Imports;

namespace PushPortal.Tests.Imports;

/// <summary>Files as people and programs make them, and as they should not be.</summary>
public sealed class CsvRowsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("recipient,text\n+86,a\n")]
    [InlineData("recipient;text\n+86;a\n")]
    [InlineData("recipient\ttext\n+86\ta\n")]
    [InlineData("recipient,text\r\n+86,a")]
    [InlineData("recipient,text\r+86,a\r")]
    [InlineData("\"recipient\",\"text\"\n\"+86\",\"a\"\n")]
    [InlineData(" recipient , text \n+86,a\n")]
    [InlineData("\uFEFFrecipient,text\n+86,a\n")]
    public async Task Delimiter_line_ends_and_byte_order_mark_are_found_out(string file)
    {
        using var rows = await OpenAsync(file);

        Assert.Equal(["recipient", "text"], rows.Header);
        var row = Assert.Single(await AllAsync(rows));
        Assert.Equal((2, null), (row.Number, row.Problem));
        Assert.Equal(["+86", "a"], row.Cells);
    }

    [Fact]
    public async Task Semicolons_inside_quotation_marks_do_not_part_the_header()
    {
        using var rows = await OpenAsync("\"a;b;c\",d\n1,2\n");
        Assert.Equal(["a;b;c", "d"], rows.Header);
    }

    [Fact]
    public async Task Cell_of_several_lines_is_one_cell_and_blank_rows_count()
    {
        using var rows = await OpenAsync("recipient,text\n+1,\"two\nlines, \"\"quoted\"\"\"\n\n,\n+2,b\n");

        var all = await AllAsync(rows);

        Assert.Equal([2, 5], all.Select(row => row.Number));
        Assert.Equal("two\nlines, \"quoted\"", all[0].Cells[1]);
    }

    [Theory]
    [InlineData("+1", "has 1 cells; the first row names 2 columns")]
    [InlineData("+1,a,b", "has 3 cells; the first row names 2 columns")]
    [InlineData("+1,a \"b\" c", "has a quotation mark inside a cell that is not quoted as a whole")]
    public async Task Row_that_is_wrong_says_so_and_the_next_is_read(string row, string problem)
    {
        using var rows = await OpenAsync($"recipient,text\n{row}\n+2,b\n");

        var all = await AllAsync(rows);

        Assert.Equal([problem, null], all.Select(one => one.Problem));
        Assert.Equal([2, 3], all.Select(one => one.Number));
    }

    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData(",,\n+1,a,b\n", "The first row is empty")]
    [InlineData("to,To\n+1,a\n", "Two columns are named 'to'")]
    [InlineData("+8613800000001,hello\n+8613800000002,hello\n", "The first row has to name the columns, and has the number +8613800000001")]
    public async Task File_without_a_header_is_refused(string file, string problem) =>
        Assert.StartsWith(problem, (await Assert.ThrowsAsync<ImportFileException>(() => OpenAsync(file))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Other_encodings_are_refused_with_the_row()
    {
        await RefusedAsync(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("to,text\n+1,a\n")), "is not UTF-8 text near row 1");
        await RefusedAsync(Encoding.Unicode.GetBytes("to,text\n+1,a\n"), "is not UTF-8 text near row 1");
        var long1 = Encoding.UTF8.GetBytes("to,text\n" + string.Concat(Enumerable.Repeat("+1,aaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n", 1000)));
        await RefusedAsync([.. long1, .. Encoding.Latin1.GetBytes("+1,é\n"), .. long1], "is not UTF-8 text near row");
    }

    [Theory]
    [InlineData("+1,\"never closed\n", "+2,fine\n")]
    [InlineData("+1,", "xxxxxxxxxx")]
    [InlineData("+1", ",,,,,,,,,,")]
    [InlineData("+1,\"\n", "\",\"\n")]
    public async Task Row_without_end_is_refused_before_it_fills_the_memory(string begin, string repeated)
    {
        var made = 0;
        using var file = new GrowingFile(1_000_000, row => row switch { 0 => "to,text\n", 1 => "+1,fine\n", 2 => begin, _ => repeated }, row => made = row);
        using var rows = await CsvRows.OpenAsync(file, Ct);

        var refused = await Assert.ThrowsAsync<ImportFileException>(() => AllAsync(rows));

        Assert.Contains($"a row of more than {RecordReader.LongestRow} characters near row 3", refused.Message, StringComparison.Ordinal);
        Assert.InRange(made * repeated.Length, RecordReader.LongestRow / 2, RecordReader.LongestRow * 2);
    }

    private static async Task RefusedAsync(IEnumerable<byte> file, string problem)
    {
        var refused = await Assert.ThrowsAsync<ImportFileException>(async () => await AllAsync(await CsvRows.OpenAsync(new MemoryStream([.. file]), Ct)));
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    private static Task<CsvRows> OpenAsync(string file) => CsvRows.OpenAsync(new MemoryStream(Encoding.UTF8.GetBytes(file)), Ct);

    private static async Task<List<ImportRow>> AllAsync(CsvRows rows)
    {
        var all = new List<ImportRow>();
        while (await rows.ReadAsync(Ct) is { } row)
        {
            all.Add(row);
        }

        return all;
    }
}

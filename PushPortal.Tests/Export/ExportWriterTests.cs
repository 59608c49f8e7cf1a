using System.Text;
using Microsoft.AspNetCore.Http;
using PushPortal.Web.Export;

namespace PushPortal.Tests.Export;

/// <summary>Files that a spreadsheet opens without running anything.</summary>
public sealed class ExportWriterTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("=HYPERLINK(\"http://x\",1)", "\"'=HYPERLINK(\"\"http://x\"\",1)\"")]
    [InlineData("+8613800000001", "+8613800000001")]
    [InlineData("-5", "-5")]
    [InlineData("-", "'-")]
    public void Cell_is_quoted_where_needed_and_never_a_formula(string text, string cell) => Assert.Equal(cell, ExportWriter.CellOf(text));

    [Fact]
    public async Task Instants_of_another_zone_say_how_far_it_is_ahead()
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { Response = { Body = body } };
        var writer = ExportWriter.Begin(context.Response, "list", ExportFormat.Csv, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), "at");
        writer.Add(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
        await writer.FlushAsync(TestContext.Current.CancellationToken);

        Assert.Equal("at\r\n2026-11-23T20:00:00.000+08:00\r\n", Encoding.UTF8.GetString(body.ToArray()));
    }

    [Theory]
    [InlineData("", "id,count,at\r\n'=x,7,2026-11-23T12:00:00.000Z\r\n,,\r\n", "text/csv; charset=utf-8", "list.csv")]
    [InlineData("jsonl", "{\"id\":\"=x\",\"count\":7,\"at\":\"2026-11-23T12:00:00.000Z\"}\n{\"id\":null,\"count\":null,\"at\":null}\n", "application/jsonl; charset=utf-8", "list.jsonl")]
    public async Task Rows_are_written_in_the_format_that_is_asked_for(string format, string expected, string type, string file)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { Request = { QueryString = new QueryString($"?format={format}") }, Response = { Body = body } };

        var writer = ExportWriter.Begin(context.Response, "list", ExportWriter.FormatOf(context.Request.Query), "id", "count", "at");
        writer.Add("=x", 7, new DateTimeOffset(2026, 11, 23, 20, 0, 0, TimeSpan.FromHours(8)));
        writer.Add(null, null, null);
        await writer.FlushAsync(TestContext.Current.CancellationToken);

        Assert.Equal(expected, Encoding.UTF8.GetString(body.ToArray()));
        Assert.Equal((type, $"attachment; filename=\"{file}\""), (context.Response.ContentType, context.Response.Headers.ContentDisposition.ToString()));
    }
}

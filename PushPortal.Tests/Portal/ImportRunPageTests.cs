using System.Text;
using Bunit;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Imports;
using PushPortal.Domain.Transactions;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

public sealed class ImportRunPageTests : IAsyncDisposable
{
    private const long Id = 5_000_000;
    private const string File = "phone,Words\n+8613800000001,Hello\nnobody,Hello\n";

    private readonly PortalUnderTest _portal = new();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    internal static PushImport Import => new()
    {
        Id = Id,
        AccountId = FixedAccounts.Demo.Id,
        By = "somebody",
        FileName = "list.csv",
        MadeAt = Sample.Noon,
        Octets = File.Length,
        Mapping = new ImportMapping("si", new Dictionary<string, string> { ["recipient"] = "phone" }, new Dictionary<string, string>()),
        Rate = 200,
    };

    private static PushImport Checked => Import with { Status = ImportStatus.Checked, Counts = new ImportCounts(10, 2, 3, 20, 6, 0, 0) };

    private static PushImport Running => Checked with { Status = ImportStatus.Running, StartedAt = Sample.Noon };

    [Fact]
    public async Task Columns_are_mapped_with_the_first_rows_and_one_handset_in_sight()
    {
        var page = Open(Import);
        Assert.Equal("c:phone", page.Find("[data-testid=map-recipient]").GetAttribute("value"));

        await page.Find("[data-testid=map-text]").ChangeAsync("c:Words");

        Assert.Contains("phone must begin with + and the country code", page.Find("[data-testid=row-problem]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Hello", page.Find("[data-testid=handset]").TextContent, StringComparison.Ordinal);
        Assert.Equal("1", page.Find("[data-testid=preview-segments]").TextContent);
        await page.Find("[data-testid=mapping] form").SubmitAsync();
        var import = _portal.Imports.All.Single();
        Assert.Equal((ImportStatus.Checking, "Words", "somebody"), (import.Status, import.Mapping.Columns["text"], import.ChangedBy));
        Assert.NotNull(page.Find("[data-testid=rows-checked]"));
    }

    [Fact]
    public async Task Value_may_stand_for_a_column()
    {
        var page = Open(Import);

        await page.Find("[data-testid=map-text]").ChangeAsync("v");
        await page.Find("[data-testid=map-text-value]").ChangeAsync("The same for all");

        Assert.Contains("The same for all", page.Find("[data-testid=handset]").TextContent, StringComparison.Ordinal);
        await page.Find("[data-testid=mapping] form").SubmitAsync();
        Assert.Equal("The same for all", _portal.Imports.All.Single().Mapping.Constants["text"]);
    }

    [Fact]
    public async Task Without_recipients_nothing_is_checked()
    {
        var page = Open(Import);

        await page.Find("[data-testid=map-recipient]").ChangeAsync("");

        Assert.Equal("needs a column", page.Find("[data-testid=error-map-recipient]").TextContent);
        await page.Find("[data-testid=mapping] form").SubmitAsync();
        Assert.Equal(ImportStatus.Uploaded, _portal.Imports.All.Single().Status);
    }

    [Fact]
    public async Task Another_type_has_other_fields()
    {
        var page = Open(Import);
        await page.Find("[data-testid=import-type]").ChangeAsync("mms-notification");
        Assert.NotNull(page.Find("[data-testid=map-content-location]"));
        Assert.Equal("c:phone", page.Find("[data-testid=map-recipient]").GetAttribute("value"));
        Assert.Contains("is needed", page.Find("[data-testid=row-problem]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_says_what_would_be_sent_and_what_it_costs_and_starts_at_a_rate()
    {
        var page = Open(Checked);
        Assert.Equal(["15", "10", "2", "3", "20"], new[] { "count-rows", "count-valid", "count-invalid", "count-duplicates", "cost" }.Select(id => page.Find($"[data-testid={id}]").TextContent));

        await page.Find("[data-testid=send-duplicates]").ChangeAsync(true);
        Assert.Equal("26", page.Find("[data-testid=cost]").TextContent);
        Assert.Contains("13", page.Find("[data-testid=import-start]").TextContent, StringComparison.Ordinal);
        await page.Find("[data-testid=import-rate]").InputAsync("999999");
        await page.Find("[data-testid=start-form]").SubmitAsync();
        Assert.NotNull(page.Find("[data-testid=error-import-rate]"));
        await page.Find("[data-testid=import-rate]").InputAsync("50");
        await page.Find("[data-testid=start-form]").SubmitAsync();

        var started = _portal.Imports.All.Single();
        Assert.Equal((ImportStatus.Running, 50, true, "somebody"), (started.Status, started.Rate, started.SendsDuplicates, started.ChangedBy));
        Assert.Contains("0 of 13", page.Find("[data-testid=done-of]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_moves_by_itself_with_rate_and_time_left()
    {
        var page = Open(Running);
        _portal.Imports.Put(Running with { Counts = Running.Counts with { Accepted = 3, Refused = 1 } });

        _portal.Clock.Advance(TimeSpan.FromSeconds(2));

        page.WaitForAssertion(() => Assert.Contains("4 of 10", page.Find("[data-testid=done-of]").TextContent, StringComparison.Ordinal));
        Assert.Contains("3 accepted, 1 refused", page.Find("[data-testid=done-of]").TextContent, StringComparison.Ordinal);
        Assert.Contains("a second", page.Find("[data-testid=done-of]").TextContent, StringComparison.Ordinal);
        Assert.Contains("left", page.Find("[data-testid=done-of]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_paused_resumed_and_cancelled()
    {
        var page = Open(Running);
        await page.Find("[data-testid=import-pause]").ClickAsync();
        Assert.Equal(ImportStatus.Paused, _portal.Imports.All.Single().Status);
        await page.Find("[data-testid=import-resume]").ClickAsync();
        Assert.Equal(ImportStatus.Running, _portal.Imports.All.Single().Status);
        await page.Find("[data-testid=import-cancel]").ClickAsync();
        Assert.Equal(ImportStatus.Cancelled, _portal.Imports.All.Single().Status);
        Assert.Empty(page.FindAll("[data-testid=import-pause], [data-testid=import-resume], [data-testid=import-cancel]"));
    }

    [Fact]
    public void Rows_are_listed_by_what_came_of_them()
    {
        _portal.Imports.Put(
            Running,
            new ImportResult(2, ImportOutcome.Accepted, 1_000_000, TransactionStep.Queued, null),
            new ImportResult(3, ImportOutcome.Invalid, null, TransactionStep.None, new ImportProblem("phone", "has fewer than 3 digits")));

        Assert.Contains("/pushes/psh_", Show("").Find("[data-testid=import-results] a").GetAttribute("href"), StringComparison.Ordinal);
        var wrong = Show("?outcome=Invalid").Find("[data-testid=import-results] tbody").TextContent;
        Assert.Contains("phone", wrong, StringComparison.Ordinal);
        Assert.Contains("has fewer than 3 digits", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void Problem_of_the_file_is_said_first() =>
        Assert.Contains("near row 7", Open(Import with { Status = ImportStatus.Unreadable, Problem = "The file is not UTF-8 text near row 7" }).Find("[data-testid=import-problem]").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Import_of_another_account_is_not_there() => Assert.Empty(Open(Import with { AccountId = FixedAccounts.Other.Id }).FindAll("section"));

    private IRenderedComponent<ImportRunPage> Open(PushImport import)
    {
        _portal.Imports.Put(import);
        _portal.ImportFiles.Put(Id, () => new MemoryStream(Encoding.UTF8.GetBytes(File)));
        return Show("");
    }

    private IRenderedComponent<ImportRunPage> Show(string query)
    {
        var id = PublicId.Format(PublicId.Import, Id);
        return _portal.Open<ImportRunPage>($"/imports/{id}{query}", page => page.Add(shown => shown.Id, id));
    }
}

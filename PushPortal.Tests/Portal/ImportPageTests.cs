using System.Text;
using Bunit;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Imports;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

public sealed class ImportPageTests : IAsyncDisposable
{
    private readonly PortalUnderTest _portal = new();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [InlineData("en", "Nothing was imported yet")]
    [InlineData("zh-CN", "尚未导入任何文件")]
    public async Task Empty_page_says_what_to_do_and_offers_a_sample_of_each_type(string language, string words)
    {
        await using var portal = new PortalUnderTest(language);
        var page = portal.Open<ImportPage>("/import");

        Assert.Contains(words, page.Find("[data-testid=empty]").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            NewPushType.All.Select(type => $"/import/sample.csv?type={type.Word}"),
            page.FindAll("[data-testid=import-samples] a").Select(sample => sample.GetAttribute("href")));
    }

    [Fact]
    public async Task File_that_is_brought_leads_to_its_page()
    {
        var page = _portal.Open<ImportPage>("/import");

        page.FindComponent<Microsoft.AspNetCore.Components.Forms.InputFile>().UploadFiles(File("recipient;text\n+8613800000001;Hello\n"));
        await page.Find("[data-testid=import-form]").SubmitAsync();

        var import = Assert.Single(_portal.Imports.All);
        Assert.Equal((FixedAccounts.Demo.Id, "list.csv", "somebody", "si", ImportStatus.Uploaded), (import.AccountId, import.FileName, import.By, import.Mapping.Type, import.Status));
        Assert.EndsWith($"/imports/{PublicId.Format(PublicId.Import, import.Id)}", _portal.Navigation.Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("recipient,text\n", "no row below")]
    public async Task File_that_cannot_be_used_is_explained_beside_the_field(string content, string words)
    {
        var page = _portal.Open<ImportPage>("/import");

        page.FindComponent<Microsoft.AspNetCore.Components.Forms.InputFile>().UploadFiles(File(content));
        await page.Find("[data-testid=import-form]").SubmitAsync();

        Assert.Contains(words, page.Find("[data-testid=error-import-file]").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find("[data-testid=import-file]").GetAttribute("aria-invalid"));
        Assert.Empty(_portal.Imports.All);
        Assert.Empty(_portal.ImportFiles.Ids);
    }

    [Fact]
    public async Task Without_a_file_or_with_too_large_a_one_nothing_is_sent()
    {
        var page = _portal.Open<ImportPage>("/import");
        await page.Find("[data-testid=import-form]").SubmitAsync();
        Assert.NotNull(page.Find("[data-testid=error-import-file]"));

        page.FindComponent<Microsoft.AspNetCore.Components.Forms.InputFile>().UploadFiles(File(new string('x', 5000)));
        Assert.NotNull(page.Find("[data-testid=error-import-file]"));
        await page.Find("[data-testid=import-form]").SubmitAsync();
        Assert.Empty(_portal.ImportFiles.Ids);
    }

    [Fact]
    public async Task Administrators_choose_the_account()
    {
        await using var portal = new PortalUnderTest(role: PortalRole.Admin);
        var page = portal.Open<ImportPage>("/import");
        page.FindComponent<Microsoft.AspNetCore.Components.Forms.InputFile>().UploadFiles(File("recipient,text\n+8613800000001,Hello\n"));

        await page.Find("[data-testid=import-form]").SubmitAsync();
        Assert.NotNull(page.Find("[data-testid=error-account]"));
        await page.Find("[data-testid=account]").ChangeAsync("other");
        await page.Find("[data-testid=import-form]").SubmitAsync();

        Assert.Equal(FixedAccounts.Other.Id, Assert.Single(portal.Imports.All).AccountId);
    }

    [Fact]
    public void Imports_of_other_accounts_are_not_listed()
    {
        _portal.Imports.Put(ImportRunPageTests.Import);
        _portal.Imports.Put(ImportRunPageTests.Import with { Id = ImportRunPageTests.Import.Id + 256, AccountId = FixedAccounts.Other.Id });

        Assert.Single(_portal.Open<ImportPage>("/import").FindAll("[data-testid=import-row]"));
    }

    private static InputFileContent File(string content) => InputFileContent.CreateFromBinary(Encoding.UTF8.GetBytes(content), "list.csv", contentType: "text/csv");
}

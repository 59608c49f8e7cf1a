using System.Reflection;
using Bunit;
using Microsoft.AspNetCore.Authorization;
using PushPortal.Domain.Addresses;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Portal;
using PushPortal.Web.Portal.Layout;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

public sealed class AliasesPageTests : IAsyncDisposable
{
    private readonly PortalUnderTest _portal = new(role: PortalRole.Admin);

    public AliasesPageTests() => _portal.Aliases.All.AddRange(
    [
        new AddressAlias { Id = 1, Name = "anna@pi.example", Number = "+8613800000001" },
        new AddressAlias { Id = 2, Name = "john@pi.example", Number = "+8613800000002", AccountId = FixedAccounts.Demo.Id },
        new AddressAlias { Id = 3, Name = "mary@pi.example", Number = "+8613800000003" },
    ]);

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public void Aliases_are_listed_by_page_with_their_accounts()
    {
        var page = _portal.Open<AliasesPage>("/aliases");

        Assert.Equal(["anna@pi.example", "john@pi.example"], Rows(page));
        Assert.Equal(["All accounts", "Demo provider"], page.FindAll("[data-testid=alias-row] td:nth-child(3)").Select(cell => cell.TextContent));
        Assert.Empty(page.FindAll("[data-testid=first]"));

        var second = _portal.Open<AliasesPage>(page.Find("[data-testid=next]").GetAttribute("href")!);
        Assert.Equal(["mary@pi.example"], Rows(second));
        Assert.Empty(second.FindAll("[data-testid=next]"));
        Assert.Equal("/aliases", second.Find("[data-testid=first]").GetAttribute("href"));
    }

    [Theory]
    [InlineData("john+mail@pi.example")]
    [InlineData("+8613800000001")]
    [InlineData("张 三")]
    public async Task A_search_goes_through_the_address_unchanged(string text)
    {
        var page = _portal.Open<AliasesPage>("/aliases");
        await page.Find("[data-testid=alias-search]").ChangeAsync(text);
        await page.Find("form").SubmitAsync();

        var again = _portal.Open<AliasesPage>(new Uri(_portal.Navigation.Uri).PathAndQuery);

        Assert.Equal(text, _portal.Aliases.Asked!.Text);
        Assert.Equal(text, again.Find("[data-testid=alias-search]").GetAttribute("value"));
    }

    [Fact]
    public async Task An_alias_is_added_once_its_fields_are_right()
    {
        var page = await AskAsync("alias-add");
        await SaveAsync("", "8613800000009");
        Assert.Equal("Write a name of 1 to 255 characters.", Error("alias-name"));
        Assert.Equal("8613800000009 is no international number: + and 3 to 15 digits.", Error("alias-number"));
        Assert.Equal(3, _portal.Aliases.All.Count);

        await _portal.Dialogs.Find("[data-testid=alias-account]").ChangeAsync(FixedAccounts.Other.Code);
        await SaveAsync(" Abe@PI.example ", "+86 138 0000 0009");

        page.WaitForAssertion(() => Assert.Contains("abe@pi.example", Rows(page)));
        var added = _portal.Aliases.All[^1];
        Assert.Equal(("abe@pi.example", "+8613800000009", FixedAccounts.Other.Id), (added.Name, added.Number, added.AccountId));
    }

    [Fact]
    public async Task An_alias_is_changed_where_it_stands()
    {
        var page = await AskAsync("alias-edit");
        Assert.Equal("anna@pi.example", _portal.Dialogs.Find("[data-testid=alias-name]").GetAttribute("value"));

        await SaveAsync("anna@pi.example", "+8613800000007");

        page.WaitForAssertion(() => Assert.Contains("+8613800000007", page.Find("[data-alias='anna@pi.example']").TextContent, StringComparison.Ordinal));
        Assert.Equal(3, _portal.Aliases.All.Count);
    }

    [Theory]
    [InlineData(AliasSaved.NameTaken, "error-alias-name", "There is an alias anna@pi.example already.")]
    [InlineData(AliasSaved.Gone, "alias-refused", "The alias was deleted meanwhile. Close this and reload the page.")]
    public async Task A_refusal_is_said_in_the_dialog(AliasSaved refusal, string where, string text)
    {
        await AskAsync("alias-edit");
        _portal.Aliases.Refusal = refusal;

        await SaveAsync("anna@pi.example", "+8613800000007");

        Assert.Equal(text, _portal.Dialogs.Find($"[data-testid={where}]").TextContent);
    }

    [Fact]
    public async Task An_alias_is_deleted_after_it_was_asked()
    {
        var page = _portal.Open<AliasesPage>("/aliases");
        _ = page.Find("[data-testid=alias-delete]").ClickAsync();
        var box = await _portal.Dialogs.WaitForElementAsync(".mud-message-box");
        Assert.Contains("Pushes to anna@pi.example will not reach +8613800000001", box.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, _portal.Aliases.All.Count);

        await _portal.Dialogs.Find(".mud-message-box__yes-button").ClickAsync();

        page.WaitForAssertion(() => Assert.Equal(["john@pi.example", "mary@pi.example"], Rows(page)));
    }

    [Fact]
    public async Task Only_administrators_are_shown_the_page_and_may_save()
    {
        Assert.Equal(PortalPolicies.Admin, typeof(AliasesPage).GetCustomAttributes<AuthorizeAttribute>().First(rule => rule.Policy is not null).Policy);
        foreach (var role in PortalRole.All)
        {
            await using var portal = new PortalUnderTest(role: role);
            var links = portal.Render<NavLinks>(menu => menu.Add(nav => nav.Viewer, portal.Viewer));
            Assert.Equal(role == PortalRole.Admin ? 1 : 0, links.FindAll("[data-testid=nav-aliases]").Count);
        }

        await using var support = new PortalUnderTest(role: PortalRole.Support);
        var page = support.Open<AliasesPage>("/aliases");
        _ = page.Find("[data-testid=alias-add]").ClickAsync();
        await support.Dialogs.WaitForElementAsync("[data-testid=alias-save]");
        await support.Dialogs.Find("[data-testid=alias-name]").ChangeAsync("abe@pi.example");
        await support.Dialogs.Find("[data-testid=alias-number]").ChangeAsync("+8613800000009");
        await support.Dialogs.Find("[data-testid=alias-save]").ClickAsync();
        Assert.NotNull(support.Dialogs.Find("[data-testid=alias-refused]"));
        Assert.Empty(support.Aliases.All);
    }

    [Theory]
    [InlineData("en", "No aliases yet")]
    [InlineData("zh-CN", "还没有别名")]
    public async Task An_empty_list_says_so_in_the_readers_language(string language, string text)
    {
        await using var portal = new PortalUnderTest(language, PortalRole.Admin);

        Assert.Equal(text, portal.Open<AliasesPage>("/aliases").Find("[data-testid=empty] strong").TextContent);
    }

    private static IEnumerable<string?> Rows(IRenderedComponent<AliasesPage> page) => page.FindAll("[data-testid=alias-row]").Select(row => row.GetAttribute("data-alias"));

    private string Error(string field) => _portal.Dialogs.Find($"[data-testid=error-{field}]").TextContent;

    private async Task<IRenderedComponent<AliasesPage>> AskAsync(string button)
    {
        var page = _portal.Open<AliasesPage>("/aliases");
        // The dialog's own end ends the click: it is not awaited.
        _ = page.Find($"[data-testid={button}]").ClickAsync();
        await _portal.Dialogs.WaitForElementAsync("[data-testid=alias-save]");
        return page;
    }

    private async Task SaveAsync(string name, string number)
    {
        await _portal.Dialogs.Find("[data-testid=alias-name]").ChangeAsync(name);
        await _portal.Dialogs.Find("[data-testid=alias-number]").ChangeAsync(number);
        await _portal.Dialogs.Find("[data-testid=alias-save]").ClickAsync();
    }
}

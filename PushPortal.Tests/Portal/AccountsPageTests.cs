using Bunit;
using Microsoft.AspNetCore.Authorization;
using PushPortal.Domain.Accounts;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Portal;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

public sealed class AccountsPageTests : IAsyncDisposable
{
    private readonly PortalUnderTest _portal = new(role: PortalRole.Admin);

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public void Page_is_for_administrators_alone()
    {
        var policy = Assert.Single(typeof(AccountsPage).GetCustomAttributes(typeof(AuthorizeAttribute), inherit: false).Cast<AuthorizeAttribute>(), attribute => attribute.Policy is not null);
        Assert.Equal(PortalPolicies.Admin, policy.Policy);
    }

    [Theory]
    [InlineData("en", "Enabled", "public hosts")]
    [InlineData("zh-CN", "已启用", "公网主机")]
    public async Task Accounts_are_listed_in_the_readers_language(string language, string state, string targets)
    {
        await using var portal = new PortalUnderTest(language, PortalRole.Admin);
        var page = portal.Open<AccountsPage>("/accounts");

        Assert.Equal(["demo", "other"], page.FindAll("[data-testid=account-row]").Select(row => row.GetAttribute("data-account")));
        Assert.Equal(state, page.Find("[data-testid=account-state]").TextContent);
        Assert.Equal(targets, page.Find("[data-testid=account-targets]").TextContent);
        Assert.Empty(page.FindAll("[data-testid=account-form]"));
    }

    [Fact]
    public async Task An_account_is_added_and_a_key_is_the_next_step()
    {
        var page = _portal.Open<AccountsPage>("/accounts?new=true");
        await page.Find("[data-testid=new-account-code]").ChangeAsync(" other ");
        await page.Find("[data-testid=new-account-name]").ChangeAsync("Other provider");
        await page.Find("form").SubmitAsync();

        Assert.Equal([new AccountWish("other", "Other provider")], _portal.Edits.Added);
        Assert.Empty(page.FindAll("[data-testid=new-account-form]"));
        Assert.Equal("/keys?account=other&new=true", page.Find("[data-testid=account-added] a").GetAttribute("href"));
    }

    [Fact]
    public async Task Account_that_was_there_before_is_not_said_to_be_added_and_the_form_is_empty_again()
    {
        _portal.Edits.Problem = new AccountProblem(nameof(AccountWish.Code), "other", IsTaken: true);
        var page = _portal.Open<AccountsPage>("/accounts?new=true");
        await page.Find("[data-testid=new-account-code]").ChangeAsync("other");
        await page.Find("form").SubmitAsync();

        _portal.Navigation.NavigateTo("/accounts");
        _portal.Navigation.NavigateTo("/accounts?new=true");
        Assert.Equal("", page.Find("[data-testid=new-account-code]").GetAttribute("value") ?? "");
        Assert.Empty(page.FindAll("[data-testid=error-new-account-code]"));

        await page.Find("[data-testid=new-account-code]").ChangeAsync("other");
        await page.Find("form").SubmitAsync();
        _portal.Navigation.NavigateTo("/accounts?account=other");
        Assert.Empty(page.FindAll("[data-testid=account-added]"));
    }

    [Theory]
    [InlineData(false, "Write 1 to 15 letters, digits, dots, hyphens or underscores; the first one a letter or digit.")]
    [InlineData(true, "Another account has the code a b.")]
    public async Task A_code_that_cannot_be_is_said_beside_its_field(bool isTaken, string error)
    {
        _portal.Edits.Problem = new AccountProblem(nameof(AccountWish.Code), "a b", isTaken);
        var page = _portal.Open<AccountsPage>("/accounts?new=true");
        await page.Find("form").SubmitAsync();

        Assert.Equal(error, page.Find("[data-testid=error-new-account-code]").TextContent);
        Assert.Equal("true", page.Find("[data-testid=new-account-code]").GetAttribute("aria-invalid"));
        Assert.NotEmpty(page.FindAll("[data-testid=new-account-form]"));
    }

    [Fact]
    public async Task What_is_typed_is_saved_for_the_account_in_the_form()
    {
        var page = _portal.Open<AccountsPage>("/accounts?account=other");
        await page.Find("[data-testid=account-name]").ChangeAsync("New name");
        await page.Find("[data-testid=account-enabled]").ChangeAsync(false);
        await page.Find("[data-testid=account-networks]").ChangeAsync("10.0.0.0/8, 172.16.0.0/12\nfd00::/8");
        await _portal.GiveReasonAsync(page.Find("form").SubmitAsync(), "they asked for it");

        var (id, edit) = Assert.Single(_portal.Edits.Edits);
        Assert.Equal((FixedAccounts.Other.Id, "New name", false), (id, edit.Name, edit.Enabled));
        Assert.Equal(["10.0.0.0/8", "172.16.0.0/12", "fd00::/8"], edit.AllowedTargetNetworks);
        Assert.NotEmpty(page.FindAll("[data-testid=account-saved]"));
        Assert.Equal(["they asked for it"], _portal.Edits.Reasons);
    }

    [Fact]
    public async Task What_it_may_do_by_SMPP_is_saved_with_its_weight()
    {
        var page = _portal.Open<AccountsPage>("/accounts?account=other");
        foreach (var (field, text) in (IEnumerable<(string, string)>)[("account-weight", "7"), ("smpp-window", "50"), ("smpp-binds", "2"), ("smpp-segments", "x"), ("smpp-prefixes", "+8613, 10086"), ("smpp-networks", "10.0.0.0/8")])
        {
            await page.Find($"[data-testid={field}]").ChangeAsync(text);
        }

        await page.Find("form").SubmitAsync();

        var (_, edit) = Assert.Single(_portal.Edits.Edits);
        Assert.Equal((7, 50, 2, -1), (edit.Weight, edit.Smpp.Window, edit.Smpp.Binds, edit.Smpp.SegmentsPerSecond));
        Assert.Equal(["+8613", "10086"], edit.Smpp.SourcePrefixes);
        Assert.Equal(["10.0.0.0/8"], edit.Smpp.Networks);
    }

    [Theory]
    [InlineData("30 d", 30.0)]
    [InlineData("", null)]
    [InlineData("for ever", 0.0)]
    public async Task How_long_its_contents_are_kept_is_saved_and_what_is_no_duration_is_out_of_range(string text, double? days)
    {
        var page = _portal.Open<AccountsPage>("/accounts?account=other");
        Assert.Equal(("", true), (page.Find("[data-testid=content-retention]").GetAttribute("value"), page.Markup.Contains("Empty: 7 d", StringComparison.Ordinal)));
        _portal.Edits.Problem = days == 0 ? new AccountProblem(nameof(AccountEdit.ContentRetention), "0") : null;

        await page.Find("[data-testid=content-retention]").ChangeAsync(text);
        await page.Find("form").SubmitAsync();

        Assert.Equal(days is { } kept ? TimeSpan.FromDays(kept) : null, Assert.Single(_portal.Edits.Edits).Edit.ContentRetention);
        Assert.Equal(days == 0 ? ["Write 1 h to 1000 d, such as 12 h or 30 d, or nothing."] : [], page.FindAll("[data-testid=error-content-retention]").Select(error => error.TextContent).Where(error => error.Length > 0));
    }

    [Fact]
    public async Task Limits_and_networks_of_its_keys_are_saved()
    {
        var page = _portal.Open<AccountsPage>("/accounts?account=other");
        foreach (var (field, text) in (IEnumerable<(string, string)>)[("account-rate", "50"), ("account-quota", "1000000"), ("http-networks", "10.0.0.0/8 fd00::/8")])
        {
            await page.Find($"[data-testid={field}]").ChangeAsync(text);
        }

        await page.Find("form").SubmitAsync();

        var (_, edit) = Assert.Single(_portal.Edits.Edits);
        Assert.Equal(new AccountLimits { SubmissionsPerSecond = 50, PushesPerDay = 1_000_000 }, edit.Limits);
        Assert.Equal(["10.0.0.0/8", "fd00::/8"], edit.HttpNetworks);
    }

    [Fact]
    public async Task Header_enrichment_is_off_until_it_is_ticked()
    {
        var page = _portal.Open<AccountsPage>("/accounts?account=other");
        await page.Find("form").SubmitAsync();
        await page.Find("[data-testid=header-enrichment]").ChangeAsync(true);
        await page.Find("form").SubmitAsync();

        Assert.Equal([false, true], _portal.Edits.Edits.Select(saved => saved.Edit.HeaderEnrichment));
    }

    [Fact]
    public async Task A_range_is_said_beside_its_field()
    {
        _portal.Edits.Problem = new AccountProblem(nameof(SmppAccess.Window), "0");
        var page = _portal.Open<AccountsPage>("/accounts?account=demo");
        await page.Find("form").SubmitAsync();

        Assert.Equal("Write a whole number from 1 to 10000.", page.Find("[data-testid=error-smpp-window]").TextContent);
    }

    [Fact]
    public async Task An_SMPP_password_is_taken_and_not_shown_again()
    {
        var page = _portal.Open<AccountsPage>("/accounts?account=demo");
        await page.Find("[data-testid=set-smpp-password]").ClickAsync();
        Assert.NotEmpty(page.FindAll("[data-testid=error-smpp-password]"));
        await page.Find("[data-testid=smpp-password]").ChangeAsync("s3cret");
        await page.Find("[data-testid=set-smpp-password]").ClickAsync();

        Assert.Equal((FixedAccounts.Demo.Id, "s3cret"), _portal.Edits.Passwords[^1]);
        Assert.NotEmpty(page.FindAll("[data-testid=smpp-password-set]"));
        Assert.DoesNotContain("s3cret", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_SMPP_password_is_removed_after_it_was_asked_and_only_where_there_is_one()
    {
        Assert.Empty(_portal.Open<AccountsPage>("/accounts?account=other").FindAll("[data-testid=remove-smpp-password]"));
        var page = _portal.Open<AccountsPage>("/accounts?account=demo");

        var asked = page.Find("[data-testid=remove-smpp-password]").ClickAsync();
        var effect = await _portal.Dialogs.WaitForElementAsync("[data-testid=reason-effect]");
        Assert.Contains("Demo provider can bind with it no more", effect.TextContent, StringComparison.Ordinal);
        await _portal.Dialogs.Find("[data-testid=reason-cancel]").ClickAsync();
        await asked;
        Assert.Empty(_portal.Edits.Removed);

        await _portal.GiveReasonAsync(page.Find("[data-testid=remove-smpp-password]").ClickAsync(), "it leaked");

        Assert.Equal([FixedAccounts.Demo.Id], _portal.Edits.Removed);
        Assert.Equal(["it leaked"], _portal.Edits.Reasons);
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_field()
    {
        _portal.Edits.Problem = new AccountProblem(nameof(AccountEdit.AllowedTargetNetworks), "localhost");
        var page = _portal.Open<AccountsPage>("/accounts?account=demo");
        await page.Find("form").SubmitAsync();

        Assert.Equal("localhost is no network such as 10.20.0.0/16.", page.Find("[data-testid=error-account-networks]").TextContent);
        Assert.Equal("true", page.Find("[data-testid=account-networks]").GetAttribute("aria-invalid"));
        Assert.Empty(page.FindAll("[data-testid=account-saved]"));
    }

    [Fact]
    public async Task A_new_secret_is_shown_until_the_form_is_left()
    {
        var page = _portal.Open<AccountsPage>("/accounts?account=demo");
        Assert.Empty(page.FindAll("[data-testid=new-secret]"));
        await _portal.GiveReasonAsync(page.Find("[data-testid=rotate-secret]").ClickAsync(), "it leaked");

        Assert.Contains("whsec_bmV3", page.Find("[data-testid=new-secret]").TextContent, StringComparison.Ordinal);
        Assert.Equal([FixedAccounts.Demo.Id], _portal.Edits.Rotated);
        Assert.Empty(_portal.Open<AccountsPage>("/accounts?account=demo").FindAll("[data-testid=new-secret]"));
    }
}

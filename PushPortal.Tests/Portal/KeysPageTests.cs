using Bunit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Accounts;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Tests.Accounts;
using PushPortal.Web.Portal;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

public sealed class KeysPageTests : IAsyncDisposable
{
    private readonly PortalUnderTest _portal = new();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public void Page_is_for_those_who_manage_keys()
    {
        var policy = Assert.Single(typeof(KeysPage).GetCustomAttributes(typeof(AuthorizeAttribute), inherit: false).Cast<AuthorizeAttribute>(), attribute => attribute.Policy is not null);
        Assert.Equal(PortalPolicies.Manage, policy.Policy);
    }

    [Fact]
    public void A_provider_sees_the_own_keys_whatever_the_address_says()
    {
        _portal.Keys.All.Add(SampleKeys.Key(FixedAccounts.Demo.Id, "Mine"));
        _portal.Keys.All.Add(SampleKeys.Key(FixedAccounts.Other.Id, "Theirs"));

        var page = _portal.Open<KeysPage>("/keys?account=other");

        Assert.Contains("Mine", Assert.Single(page.FindAll("[data-testid=key-row]")).TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=account-choice]"));
    }

    [Fact]
    public async Task An_administrator_sees_those_of_the_account_that_is_chosen()
    {
        await using var portal = new PortalUnderTest(role: PortalRole.Admin);
        portal.Keys.All.Add(SampleKeys.Key(FixedAccounts.Other.Id, "Theirs"));
        Assert.Empty(portal.Open<KeysPage>("/keys").FindAll("[data-testid=key-row]"));

        var page = portal.Open<KeysPage>("/keys?account=other");

        Assert.Single(page.FindAll("[data-testid=key-row]"));
        await page.Find("[data-testid=account-choice]").ChangeAsync("demo");
        Assert.EndsWith("/keys?account=demo", portal.Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_that_fails_is_told_beside_the_form_which_stays_as_it_was_typed()
    {
        var page = _portal.Open<KeysPage>("/keys?new=true");
        _portal.Keys.Failure = new DbUpdateException("it failed", new SqliteException("database or disk is full", SQLitePCL.raw.SQLITE_FULL));
        await page.Find("[data-testid=key-name]").ChangeAsync("Mine");
        await page.Find("[data-testid=key-form]").SubmitAsync();

        Assert.Contains("cannot store it now", page.Find("[data-testid=key-refused]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Mine", page.Find("[data-testid=key-name]").GetAttribute("value"));
    }

    [Theory]
    [InlineData("en", "In force", "Revoked", "Never")]
    [InlineData("zh-CN", "有效", "已吊销", "从未使用")]
    public async Task States_and_last_uses_are_told_in_the_readers_language(string language, string inForce, string revoked, string never)
    {
        await using var portal = new PortalUnderTest(language);
        portal.Keys.All.Add(SampleKeys.Key() with { LastUsedAt = Sample.Noon, LastUsedFrom = System.Net.IPAddress.Parse("10.1.2.3"), PreviousUntil = Sample.Noon.AddHours(1) });
        portal.Keys.All.Add(SampleKeys.Key() with { RevokedAt = Sample.Noon, RevokedBy = "somebody" });

        var page = portal.Open<KeysPage>("/keys");

        Assert.Equal([true, true], page.FindAll("[data-testid=key-state]").Select((state, at) => state.TextContent.Contains(at == 0 ? inForce : revoked, StringComparison.Ordinal)));
        Assert.Equal([true, true], page.FindAll("[data-testid=key-used]").Select((use, at) => use.TextContent.Contains(at == 0 ? "10.1.2.3" : never, StringComparison.Ordinal)));
        Assert.Single(page.FindAll("[data-testid=key-previous]"));
        Assert.Single(page.FindAll("[data-testid=revoke-key]"));
    }

    [Fact]
    public async Task A_new_keys_secret_is_shown_until_it_is_put_away_and_never_again()
    {
        var page = _portal.Open<KeysPage>("/keys?new=true");
        await page.Find("[data-testid=key-name]").ChangeAsync("Billing");
        await page.Find("[data-testid=key-kind]").ChangeAsync("test");
        await page.Find("[data-testid=scope-read]").ChangeAsync(false);
        await page.Find("form").SubmitAsync();

        var (account, wish, by) = Assert.Single(_portal.Keys.Wishes);
        Assert.Equal((FixedAccounts.Demo.Id, "Billing", ApiScopes.Submit, true, "somebody"), (account, wish.Name, wish.Scopes, wish.IsTest, by.Name));
        Assert.Contains(KeptKeys.Secret, page.Find("[data-testid=key-secret]").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("[data-testid=key-secret] [data-testid=copy]"));
        await page.Find("[data-testid=key-secret-done]").ClickAsync();
        Assert.DoesNotContain(KeptKeys.Secret, page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(KeptKeys.Secret, _portal.Open<KeysPage>("/keys").Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ApiKeyField.Name, "error-key-name")]
    [InlineData(ApiKeyField.ExpiresAt, "error-key-expiry")]
    [InlineData(ApiKeyField.Scopes, "error-key-scopes")]
    [InlineData(ApiKeyField.TestScopes, "error-key-scopes")]
    public async Task What_is_wrong_is_said_beside_its_field(ApiKeyField field, string place)
    {
        _portal.Keys.Answer = new ApiKeyMade.Wrong(field);
        var page = _portal.Open<KeysPage>("/keys?new=true");

        await page.Find("form").SubmitAsync();

        Assert.NotEmpty(page.Find($"[data-testid={place}]").TextContent);
        Assert.Empty(page.FindAll("[data-testid=key-secret]"));
    }

    [Fact]
    public async Task Revoking_names_key_and_effect_and_asks_first()
    {
        _portal.Keys.All.Add(SampleKeys.Key(name: "Billing"));
        var page = _portal.Open<KeysPage>("/keys");

        var asked = page.Find("[data-testid=revoke-key]").ClickAsync();
        var effect = await _portal.Dialogs.WaitForElementAsync("[data-testid=reason-effect]");
        Assert.Contains("“Billing” are refused from now on", effect.TextContent, StringComparison.Ordinal);
        await _portal.Dialogs.Find("[data-testid=reason-cancel]").ClickAsync();
        await asked;
        Assert.Empty(_portal.Keys.Revoked);
        await _portal.GiveReasonAsync(page.Find("[data-testid=revoke-key]").ClickAsync(), "it leaked");

        Assert.Equal(("somebody", "it leaked"), (Assert.Single(_portal.Keys.Revoked).By.Name, _portal.Keys.Revoked[0].Reason));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-testid=revoke-key]")));
    }

    [Fact]
    public async Task Rotating_takes_an_overlap_and_shows_the_new_secret()
    {
        _portal.Keys.All.Add(SampleKeys.Key(name: "Billing"));
        var page = _portal.Open<KeysPage>("/keys");

        var asked = page.Find("[data-testid=rotate-key]").ClickAsync();
        var dialog = await _portal.Dialogs.WaitForElementAsync("[data-testid=rotate-overlap]");
        Assert.Contains("“Billing”", _portal.Dialogs.Markup, StringComparison.Ordinal);
        await dialog.ChangeAsync("01:00:00");
        await _portal.Dialogs.Find("[data-testid=rotate-confirm]").ClickAsync();
        await asked;

        Assert.Equal((_portal.Keys.All[0].Id, TimeSpan.FromHours(1)), Assert.Single(_portal.Keys.Rotated));
        page.WaitForAssertion(() => Assert.Contains(KeptKeys.Secret, page.Find("[data-testid=key-secret]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_may_not_manage_the_key_any_more_changes_nothing()
    {
        await using var portal = new PortalUnderTest();
        portal.Keys.All.Add(SampleKeys.Key(FixedAccounts.Demo.Id));
        var page = portal.Open<KeysPage>("/keys");
        portal.SignedIn.SetRoles(PortalRole.SpMember);

        await page.Find("[data-testid=revoke-key]").ClickAsync();

        Assert.Empty(portal.Keys.Revoked);
    }
}

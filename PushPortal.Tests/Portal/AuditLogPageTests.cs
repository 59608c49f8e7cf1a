using Bunit;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Identifiers;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Portal;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

public sealed class AuditLogPageTests : IAsyncDisposable
{
    private readonly PortalUnderTest _portal = new(role: PortalRole.Admin);

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [InlineData("en", "Account disabled", "user")]
    [InlineData("zh-CN", "停用账户", "用户")]
    public async Task An_entry_is_opened_with_both_sides_beside_each_other(string language, string action, string kind)
    {
        await using var portal = new PortalUnderTest(language, PortalRole.Admin);
        portal.Audit.Add(Actor.User("anna", "10.0.0.9").Did(AuditAction.AccountDisabled, AuditSubject.Account("demo"), "demo", "they asked")
            .Changing(new { Enabled = true, Smpp = new { Window = 1 } }, new { Enabled = false, Smpp = new { Window = 2 }, New = "x" }));
        var page = portal.Open<AuditLogPage>("/audit");
        Assert.Equal((action, $"anna{kind}"), (page.Find("[data-testid=open-entry]").TextContent, page.Find("[data-testid=audit-row] td:nth-child(3)").TextContent));
        Assert.Empty(page.FindAll("[data-testid=audit-entry]"));

        page = portal.Open<AuditLogPage>(page.Find("[data-testid=open-entry]").GetAttribute("href")!);

        Assert.Equal(("10.0.0.9", "they asked"), (page.Find("[data-testid=entry-from]").TextContent, page.Find("[data-testid=entry-reason]").TextContent));
        Assert.Equal(
            ["enabled|true|false", "new|–|x", "smpp.window|1|2"],
            page.FindAll("[data-testid=audit-change]").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent))));
    }

    [Fact]
    public void The_address_is_the_filter_whatever_is_in_it()
    {
        const string Odd = "a b+c&d%e:中文";
        var query = new AuditQuery { Actor = Odd, Action = AuditAction.SignedIn, Subject = Odd, Account = "demo", From = "2026-11-23T10:00:00Z", To = "2026-11-23T11:00:00Z" };
        var page = _portal.Open<AuditLogPage>(query.ToUri());

        Assert.Equal(
            new AuditFilter { Actor = Odd, Action = AuditAction.SignedIn, Subject = Odd, Account = "demo", From = Sample.Noon.AddHours(-2), To = Sample.Noon.AddHours(-1) },
            _portal.Audit.Asked!.Value.Filter);
        Assert.Equal(Odd, page.Find("[data-testid=audit-actor]").GetAttribute("value"));
        Assert.Equal("2026-11-23T10:00", page.Find("[data-testid=audit-from]").GetAttribute("value"));
        Assert.StartsWith("/audit.csv?actor=a%20b%2Bc%26d%25e%3A", page.Find("[data-testid=audit-csv]").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_chosen_goes_into_the_address()
    {
        var page = _portal.Open<AuditLogPage>("/audit");
        await page.Find("[data-testid=audit-actor]").ChangeAsync(" anna ");
        await page.Find("[data-testid=audit-action]").ChangeAsync(AuditAction.UserAdded);
        await page.Find("[data-testid=audit-to]").ChangeAsync("2026-11-23T12:00");
        await page.Find("[data-testid=audit-filter]").SubmitAsync();

        Assert.EndsWith("/audit?actor=anna&action=user-added&to=2026-11-23T12%3A00%3A00Z", _portal.Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_follow_each_other_and_keep_the_filter()
    {
        foreach (var at in Enumerable.Range(1, 60))
        {
            _portal.Audit.Add(Actor.System.Did(AuditAction.SignedIn, AuditSubject.User($"user-{at}")));
        }

        var page = _portal.Open<AuditLogPage>("/audit?action=signed-in");
        Assert.Equal(50, page.FindAll("[data-testid=audit-row]").Count);
        var older = page.Find("[data-testid=older]").GetAttribute("href")!;
        Assert.Equal($"/audit?action=signed-in&after={Sample.Noon.UtcTicks}-{PublicId.Format(PublicId.Audit, 11)}", older);
        Assert.Equal(10, _portal.Open<AuditLogPage>(older).FindAll("[data-testid=audit-row]").Count);
    }

    [Fact]
    public void What_is_not_there_is_said()
    {
        Assert.NotEmpty(_portal.Open<AuditLogPage>("/audit?entry=aud_0000000000009").FindAll("[data-testid=entry-gone]"));
        Assert.Equal("No entry matches", _portal.Open<AuditLogPage>("/audit?actor=nobody").Find("[data-testid=empty] strong").TextContent);
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData(null, "")]
    [InlineData("""{"a":"b,c"}""", "\"{\"\"a\"\":\"\"b,c\"\"}\"")]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("+861380", "'+861380")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\r=x", "\"'\r=x\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    public void A_field_of_a_file_is_no_formula(string? text, string field) => Assert.Equal(field, CsvField.Of(text));
}

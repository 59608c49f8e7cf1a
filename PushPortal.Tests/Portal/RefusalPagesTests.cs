using Bunit;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Refusals;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

public sealed class RefusalPagesTests
{
    [Fact]
    public async Task A_provider_sees_its_own_with_reason_and_code()
    {
        await using var portal = new PortalUnderTest();
        await portal.Refusals.AddAsync([Make(1, FixedAccounts.Demo.Id), Make(2, FixedAccounts.Other.Id)]);

        var page = portal.Open<RefusalsPage>("/refusals");

        var row = Assert.Single(page.FindAll("[data-testid=refusal-row]"));
        Assert.Contains("/to must be given", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("invalid-field", row.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/refusals/{Id(1)}", row.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Staff_see_whose_they_are()
    {
        await using var portal = new PortalUnderTest(role: PortalRole.Support);
        await portal.Refusals.AddAsync([Make(1, FixedAccounts.Demo.Id), Make(2, FixedAccounts.Other.Id)]);

        var page = portal.Open<RefusalsPage>("/refusals");

        Assert.Equal([FixedAccounts.Other.Code, FixedAccounts.Demo.Code], page.FindAll("[data-label=Account]").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task The_address_is_the_filter_and_the_filter_the_address()
    {
        await using var portal = new PortalUnderTest();
        var page = portal.Open<RefusalsPage>("/refusals?source=Pap&pushId=a%20%26%20%2B%E4%B8%AD&trace=ABC");

        Assert.Equal(new RefusalFilter(FixedAccounts.Demo.Id, PushSource.Pap, "a & +中", "ABC"), portal.Refusals.Asked);
        await page.Find("[data-testid=filter-push-id]").ChangeAsync("b & +文");
        await page.Find("[data-testid=filter]").SubmitAsync();

        Assert.Equal("http://localhost/refusals?source=Pap&pushId=b%20%26%20%2B%E6%96%87&trace=ABC", portal.Navigation.Uri);
    }

    [Fact]
    public async Task The_list_is_paged_by_key()
    {
        await using var portal = new PortalUnderTest();
        await portal.Refusals.AddAsync([.. Enumerable.Range(1, 60).Select(id => Make(id, FixedAccounts.Demo.Id))]);

        var older = portal.Open<RefusalsPage>("/refusals").Find("[data-testid=older]").GetAttribute("href")!;
        var rest = portal.Open<RefusalsPage>(older);

        Assert.Equal($"/refusals?after={Id(11)}", older);
        Assert.Equal(10, rest.FindAll("[data-testid=refusal-row]").Count);
    }

    [Fact]
    public async Task One_says_why_and_what_to_do_and_another_accounts_is_not_there()
    {
        await using var portal = new PortalUnderTest();
        await portal.Refusals.AddAsync([Make(1, FixedAccounts.Demo.Id), Make(2, FixedAccounts.Other.Id)]);

        var page = portal.Open<RefusalPage>($"/refusals/{Id(1)}", route => route.Add(one => one.Id, Id(1)));
        Assert.Equal("/to must be given", page.Find("[data-testid=refusal-reason]").TextContent);
        Assert.NotNull(page.Find("a[href='/docs/errors/invalid-field']"));
        Assert.Contains("JSON pointer", page.Markup, StringComparison.Ordinal);
        Assert.Empty(portal.Open<RefusalPage>($"/refusals/{Id(2)}", route => route.Add(one => one.Id, Id(2))).FindAll("[data-testid=refusal]"));
    }

    private static string Id(long id) => PublicId.Format(PublicId.Refusal, id);

    private static Refusal Make(long id, long account) => new()
    {
        Id = id,
        At = Sample.Noon,
        AccountId = account,
        Source = PushSource.Rest,
        Code = "invalid-field",
        Reason = "/to must be given",
        PushId = "order-17",
        TraceId = "0af7651916cd43dd8448eb211c80319c",
    };
}

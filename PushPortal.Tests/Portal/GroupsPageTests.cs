using Bunit;
using PushPortal.Domain.Addresses;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

/// <summary>Groups of recipients: managed on their page, chosen in the form and for an import.</summary>
public sealed class GroupsPageTests : IAsyncDisposable
{
    private static readonly string[] Numbers = ["+8613800000001", "+8613800000002"];

    private readonly PortalUnderTest _portal = new();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Group_is_made_of_what_was_pasted_each_number_once()
    {
        var page = _portal.Open<GroupsPage>("/groups?new=true");
        await page.Find("[data-testid=group-name]").ChangeAsync(" Night shift ");
        await page.Find("[data-testid=group-numbers]").ChangeAsync("+86 138 0000 0001,+8613800000002\n+8613800000001");
        await page.Find("form").SubmitAsync();

        var made = Assert.Single(_portal.Groups.All);
        Assert.Equal((FixedAccounts.Demo.Id, "Night shift"), (made.AccountId, made.Name));
        Assert.Equal(Numbers, made.Numbers);
        Assert.EndsWith("/groups", _portal.Navigation.Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "+8613800000001", "group-name")]
    [InlineData("Taken", "+8613800000001", "group-name")]
    [InlineData("Fine", "", "group-numbers")]
    [InlineData("Fine", "+8613800000001, nobody", "group-numbers")]
    public async Task What_is_wrong_is_said_beside_its_field(string name, string numbers, string field)
    {
        Put("Taken");
        var page = _portal.Open<GroupsPage>("/groups?new=true");
        await page.Find("[data-testid=group-name]").ChangeAsync(name);
        await page.Find("[data-testid=group-numbers]").ChangeAsync(numbers);
        await page.Find("form").SubmitAsync();

        Assert.Single(page.FindAll("[role=alert]"));
        Assert.NotNull(page.Find($"[data-testid=error-{field}]"));
        Assert.Single(_portal.Groups.All);
    }

    [Fact]
    public async Task Group_is_changed_in_its_place()
    {
        var group = Put("Night shift");
        var page = _portal.Open<GroupsPage>("/groups?group=grp_0000000000001");
        Assert.Equal(string.Join('\n', Numbers), page.Find("[data-testid=group-numbers]").GetAttribute("value"));
        await page.Find("[data-testid=group-numbers]").ChangeAsync("+8613800000003");
        await page.Find("form").SubmitAsync();

        var changed = Assert.Single(_portal.Groups.All);
        Assert.Equal((group.Id, "+8613800000003"), (changed.Id, Assert.Single(changed.Numbers)));
    }

    [Fact]
    public async Task Whose_right_was_taken_meanwhile_changes_nothing()
    {
        var page = _portal.Open<GroupsPage>("/groups?new=true");
        await page.Find("[data-testid=group-name]").ChangeAsync("Night shift");
        await page.Find("[data-testid=group-numbers]").ChangeAsync(Numbers[0]);
        _portal.TakeRights();
        await page.Find("form").SubmitAsync();

        Assert.Empty(_portal.Groups.All);
        Assert.NotNull(page.Find("[data-testid=group-refused]"));
    }

    [Fact]
    public async Task Administrator_chooses_the_account_first()
    {
        Put("Night shift");
        await using var portal = new PortalUnderTest(role: PortalRole.Admin);
        portal.Groups.All.AddRange(_portal.Groups.All);

        Assert.Empty(portal.Open<GroupsPage>("/groups").FindAll("[data-testid=group-row]"));
        Assert.Single(portal.Open<GroupsPage>($"/groups?account={FixedAccounts.Demo.Code}").FindAll("[data-testid=group-row]"));
        Assert.Empty(portal.Open<GroupsPage>($"/groups?account={FixedAccounts.Other.Code}").FindAll("[data-testid=group-row]"));
    }

    [Fact]
    public async Task Form_adds_the_numbers_of_a_group_to_those_that_are_typed()
    {
        Put("Night shift");
        var page = _portal.Open<NewPushPage>("/pushes/new");
        await page.Find("[data-testid=to]").InputAsync("+8613800000002, +8613800000009");
        await page.Find("[data-testid=group]").ChangeAsync("1");

        Assert.Equal("+8613800000002\n+8613800000009\n+8613800000001", page.Find("[data-testid=to]").GetAttribute("value"));
    }

    [Fact]
    public async Task Form_begins_with_the_group_in_its_address_and_with_no_other_accounts()
    {
        Put("Night shift");
        await using var portal = new PortalUnderTest();
        portal.Groups.All.Add(new RecipientGroup { Id = 2, AccountId = FixedAccounts.Other.Id, Name = "Others", Numbers = ["+8613800000099"] });

        Assert.Equal(string.Join('\n', Numbers), _portal.Open<NewPushPage>("/pushes/new?group=grp_0000000000001").Find("[data-testid=to]").GetAttribute("value"));
        Assert.True(string.IsNullOrEmpty(portal.Open<NewPushPage>("/pushes/new?group=grp_0000000000002").Find("[data-testid=to]").GetAttribute("value")));
    }

    [Fact]
    public async Task Import_takes_a_group_in_place_of_a_file()
    {
        Put("Night shift");
        var page = _portal.Open<ImportPage>("/import");

        await page.Find("[data-testid=import-group]").ChangeAsync("1");

        Assert.Contains("/imports/imp_", _portal.Navigation.Uri, StringComparison.Ordinal);
    }

    private RecipientGroup Put(string name)
    {
        var group = new RecipientGroup { Id = 1, AccountId = FixedAccounts.Demo.Id, Name = name, Numbers = Numbers };
        _portal.Groups.All.Add(group);
        return group;
    }
}

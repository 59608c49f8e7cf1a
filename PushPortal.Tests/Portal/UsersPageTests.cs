using Bunit;
using PushPortal.Domain.Audit;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Portal.Layout;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

public sealed class UsersPageTests : IAsyncDisposable
{
    private static readonly UserRecord Anna = new("anna", PortalRole.SpReader, FixedAccounts.Demo.Id, Enabled: true, MustChangePassword: true, Sample.Noon.AddMinutes(5));
    private static readonly UserRecord Bob = new("bob", PortalRole.Monitor, null, Enabled: false, MustChangePassword: false, null);
    private static readonly UserRecord Self = new(PortalUnderTest.Name, PortalRole.Admin, null, Enabled: true, MustChangePassword: false, null);

    private readonly PortalUnderTest _portal = With(PortalRole.Admin);

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [InlineData("en", "Reader", "Locked after wrong passwords until", "Has to change the password")]
    [InlineData("zh-CN", "账户只读用户", "因多次输错密码被锁定至", "须修改密码")]
    public async Task Users_are_listed_with_role_and_state_in_the_readers_language(string language, string role, string state, string due)
    {
        await using var portal = With(PortalRole.Admin, language);
        var page = portal.Open<UsersPage>("/users");

        Assert.Equal(["anna", "bob", "somebody"], Names(page));
        Assert.Equal(role, page.Find("[data-user=anna] [data-testid=role]").TextContent);
        var words = page.Find("[data-user=anna] [data-testid=user-state]").TextContent;
        Assert.Contains(state, words, StringComparison.Ordinal);
        Assert.Contains(due, words, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=user-form]"));
    }

    [Fact]
    public async Task A_user_is_added_and_the_password_is_shown_this_once()
    {
        var page = _portal.Open<UsersPage>("/users?new=true");
        await page.Find("[data-testid=user-name]").ChangeAsync(" carl ");
        await page.Find("[data-testid=user-role]").ChangeAsync(PortalRole.SpMember);
        await page.Find("[data-testid=user-account]").ChangeAsync(FixedAccounts.Other.Code);
        await page.Find("[data-testid=user-form]").SubmitAsync();

        var (asked, name, edit, authority, _) = Assert.Single(_portal.Users.Changes);
        Assert.Equal(("add", "carl", new UserEdit(PortalRole.SpMember, FixedAccounts.Other.Id)), (asked, name, edit));
        Assert.Equal(new UserAuthority(Actor.User(PortalUnderTest.Name, PortalUnderTest.Address), null), authority);
        Assert.Contains(KeptUsers.Password, page.Find("[data-testid=new-password]").TextContent, StringComparison.Ordinal);
        Assert.Empty(_portal.Open<UsersPage>("/users?new=true").FindAll("[data-testid=new-password]"));
    }

    [Theory]
    [InlineData(UserProblem.NameTaken, "error-user-name", "Another user has this name.")]
    [InlineData(UserProblem.AccountWrong, "error-user-account", "Choose the account that the user belongs to.")]
    [InlineData(UserProblem.LastAdministrator, "user-refused", "This is the last administrator: make another one first.")]
    public async Task A_refusal_is_said_where_it_belongs(UserProblem problem, string where, string text)
    {
        _portal.Users.Problem = problem;
        var page = _portal.Open<UsersPage>("/users?new=true");
        await page.Find("[data-testid=user-role]").ChangeAsync(PortalRole.SpMember);
        await page.Find("[data-testid=user-form]").SubmitAsync();

        Assert.Equal(text, page.Find($"[data-testid={where}]").TextContent);
        Assert.Empty(page.FindAll("[data-testid=new-password], [data-testid=user-saved]"));
    }

    [Fact]
    public async Task A_user_is_disabled_with_a_reason_and_enabled_without_one_whatever_is_typed()
    {
        var page = _portal.Open<UsersPage>("/users?user=anna");
        await page.Find("[data-testid=user-role]").ChangeAsync(PortalRole.Admin);
        await _portal.GiveReasonAsync(page.Find("[data-testid=disable-user]").ClickAsync(), "left");
        await _portal.Open<UsersPage>("/users?user=bob").Find("[data-testid=enable-user]").ClickAsync();

        Assert.Equal(
            [("change", "anna", new UserEdit(PortalRole.SpReader, FixedAccounts.Demo.Id, Enabled: false), "left"), ("change", "bob", new UserEdit(PortalRole.Monitor, null), null)],
            _portal.Users.Changes.Select(change => (change.Asked, change.Name, change.Edit!, change.Reason)));
    }

    [Fact]
    public async Task A_password_is_reset_and_a_user_unlocked()
    {
        var page = _portal.Open<UsersPage>("/users?user=anna");
        await _portal.GiveReasonAsync(page.Find("[data-testid=reset-password]").ClickAsync(), "forgotten");
        Assert.Contains(KeptUsers.Password, page.Find("[data-testid=new-password]").TextContent, StringComparison.Ordinal);
        await page.Find("[data-testid=unlock-user]").ClickAsync();

        Assert.Equal(["reset", "unlock"], _portal.Users.Changes.Select(change => change.Asked));
        Assert.Empty(_portal.Open<UsersPage>("/users?user=bob").FindAll("[data-testid=unlock-user]"));
    }

    [Fact]
    public void Oneself_is_shown_and_not_to_be_changed()
    {
        var page = _portal.Open<UsersPage>($"/users?user={PortalUnderTest.Name}");

        Assert.NotEmpty(page.FindAll("[data-testid=own-user]"));
        Assert.Empty(page.FindAll("[data-testid=save-user], [data-testid=disable-user], [data-testid=reset-password]"));
    }

    [Fact]
    public async Task An_owner_sees_and_makes_members_of_the_own_account_alone()
    {
        await using var portal = With(PortalRole.SpOwner);
        var page = portal.Open<UsersPage>("/users?new=true");
        Assert.Equal(["anna"], Names(page));
        Assert.Equal(PortalRole.Members, page.FindAll("[data-testid=user-role] option").Select(option => option.GetAttribute("value")).Where(role => role!.Length > 0));
        await page.Find("[data-testid=user-name]").ChangeAsync("carl");
        await page.Find("[data-testid=user-role]").ChangeAsync(PortalRole.SpMember);
        Assert.Empty(page.FindAll("[data-testid=user-account]"));
        await page.Find("[data-testid=user-form]").SubmitAsync();

        var (_, _, edit, authority, _) = Assert.Single(portal.Users.Changes);
        Assert.Equal((new UserEdit(PortalRole.SpMember, FixedAccounts.Demo.Id), FixedAccounts.Demo.Id), (edit, authority.AccountId));
        Assert.Empty(portal.Open<UsersPage>("/users?user=bob").FindAll("[data-testid=user-form]"));
    }

    [Fact]
    public async Task The_menu_leads_there_for_those_who_manage_and_to_the_own_password_for_everybody()
    {
        foreach (var role in PortalRole.All)
        {
            await using var portal = new PortalUnderTest(role: role);
            var menu = portal.Render<NavLinks>(links => links.Add(nav => nav.Viewer, portal.Viewer));
            Assert.Equal(role is PortalRole.Admin or PortalRole.SpOwner ? 1 : 0, menu.FindAll("[data-testid=nav-users]").Count);
            Assert.Equal(role is PortalRole.Admin ? 1 : 0, menu.FindAll("[data-testid=nav-audit]").Count);
            Assert.Single(menu.FindAll("[data-testid=change-password][href='/Account/Password']"));
        }
    }

    private static PortalUnderTest With(string role, string language = "en")
    {
        var portal = new PortalUnderTest(language, role);
        portal.Users.All.AddRange([Anna, Bob, Self]);
        return portal;
    }

    private static IEnumerable<string?> Names(IRenderedComponent<UsersPage> page) => page.FindAll("[data-testid=user-row]").Select(row => row.GetAttribute("data-user"));
}

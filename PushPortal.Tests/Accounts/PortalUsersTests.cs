using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Audit;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Tests.Persistence;
using PushPortal.Tests.Portal;

namespace PushPortal.Tests.Accounts;

public abstract class PortalUsersTests : IAsyncLifetime
{
    private static readonly UserAuthority Root = new(Actor.User("root", "10.0.0.7"), null);
    private static readonly UserAuthority Owner = new(Actor.User("owner", "10.0.0.8"), FixedAccounts.Demo.Id);

    private readonly StoreUnderTest _it;
    private readonly ServiceProvider _services;
    private readonly PortalUsers _users;

    protected PortalUsersTests(StorageProvider provider)
    {
        _it = new StoreUnderTest(provider);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddScoped<PortalDbContext>(_ => _it.CreateDbContext());
        services.AddIdentityCore<PortalUser>(options => options.Password.RequiredLength = 10).AddRoles<IdentityRole>().AddEntityFrameworkStores<PortalDbContext>();
        _services = services.BuildServiceProvider();
        _users = new PortalUsers(_services.GetRequiredService<IServiceScopeFactory>(), new FixedAccounts(), _it.Clock);
    }

    public async ValueTask InitializeAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>();
        foreach (var role in PortalRole.All)
        {
            await roles.CreateAsync(new IdentityRole(role));
        }

        await AddAsync("root", PortalRole.Admin, null);
        await AddAsync("owner", PortalRole.SpOwner, FixedAccounts.Demo.Id);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _it.Dispose();
    }

    [Fact]
    public async Task A_new_user_has_a_password_that_is_told_once_and_has_to_be_changed()
    {
        var added = await _users.AddAsync("anna", new UserEdit(PortalRole.Support, FixedAccounts.Demo.Id), Root, Token);

        Assert.True(added.IsDone);
        Assert.Equal(new UserRecord("anna", PortalRole.Support, null, true, MustChangePassword: true, null), await _users.FindAsync("ANNA", null, Token));
        Assert.True(await HasPasswordAsync("anna", added.Password!));
        Assert.Equal("""root|10.0.0.7|user-added|anna||{"role":"Support","account":null,"enabled":true}""", LastEntry());
        Assert.DoesNotContain(added.Password!, string.Join('\n', _it.Lines("SELECT * FROM audit")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", UserProblem.NameWrong)]
    [InlineData("an na", UserProblem.NameWrong)]
    [InlineData("安娜", UserProblem.NameWrong)]
    [InlineData("Owner", UserProblem.NameTaken)]
    public async Task A_name_that_cannot_be_is_told_and_leaves_nothing_behind(string name, UserProblem problem)
    {
        var before = _it.Number("SELECT count(*) FROM audit");
        Assert.Equal(problem, (await _users.AddAsync(name, new UserEdit(PortalRole.Monitor, null), Root, Token)).Problem);
        Assert.Equal((2, before), (_it.Number("SELECT count(*) FROM \"AspNetUsers\""), _it.Number("SELECT count(*) FROM audit")));
    }

    [Theory]
    [InlineData(PortalRole.Support, 1L, UserProblem.RoleWrong)]
    [InlineData(PortalRole.Admin, null, UserProblem.RoleWrong)]
    [InlineData("", 1L, UserProblem.RoleWrong)]
    [InlineData(PortalRole.SpMember, 2L, UserProblem.AccountWrong)]
    [InlineData(PortalRole.SpMember, 1L, UserProblem.None)]
    public async Task An_owner_gives_roles_of_the_own_account_alone(string role, long? account, UserProblem problem)
    {
        Assert.Equal(problem, (await _users.AddAsync("anna", new UserEdit(role, account), Owner, Token)).Problem);
        await AddAsync("bob", PortalRole.SpReader, FixedAccounts.Demo.Id);
        Assert.Equal(problem, (await _users.ChangeAsync("bob", new UserEdit(role, account), Owner, null, Token)).Problem);
        Assert.Equal(problem == UserProblem.None ? role : PortalRole.SpReader, (await FindAsync("bob")).Role);
    }

    [Fact]
    public async Task Of_users_of_others_an_owner_sees_and_changes_nothing()
    {
        await AddAsync("theirs", PortalRole.SpReader, FixedAccounts.Other.Id);
        // Staff that belongs to the account by mistake is staff all the same.
        await AddAsync("staff", PortalRole.Monitor, FixedAccounts.Demo.Id);
        _it.Execute($"""UPDATE "AspNetUsers" SET "AccountId" = {FixedAccounts.Demo.Id} WHERE "UserName" = 'staff'""");

        Assert.Equal(["owner", "staff"], (await _users.PageAsync(Owner.AccountId, null, null, 10, Token)).Rows.Select(user => user.Name));
        Assert.Null(await _users.FindAsync("theirs", Owner.AccountId, Token));
        foreach (var name in (string[])["theirs", "staff", "root", "nobody"])
        {
            Assert.Equal(UserProblem.Gone, (await _users.ChangeAsync(name, new UserEdit(PortalRole.SpReader, FixedAccounts.Demo.Id, Enabled: false), Owner, "why", Token)).Problem);
            Assert.Equal(UserProblem.Gone, (await _users.ResetPasswordAsync(name, Owner, "why", Token)).Problem);
            Assert.Equal(UserProblem.Gone, (await _users.UnlockAsync(name, Owner, Token)).Problem);
        }
    }

    [Fact]
    public async Task Nobody_takes_away_their_own_role_or_access()
    {
        await AddAsync("second", PortalRole.Admin, null);
        Assert.Equal(UserProblem.Own, (await _users.ChangeAsync("root", new UserEdit(PortalRole.Support, null), Root, null, Token)).Problem);
        Assert.Equal(UserProblem.Own, (await _users.ChangeAsync("ROOT", new UserEdit(PortalRole.Admin, null, Enabled: false), Root, "why", Token)).Problem);
        Assert.Equal(UserProblem.Own, (await _users.ChangeAsync("owner", new UserEdit(PortalRole.SpReader, Owner.AccountId), Owner, null, Token)).Problem);
        Assert.Equal(UserProblem.Own, (await _users.ResetPasswordAsync("root", Root, "why", Token)).Problem);
        Assert.Equal((PortalRole.Admin, true), ((await FindAsync("root")).Role, (await FindAsync("root")).Enabled));
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        await AddAsync("second", PortalRole.Admin, null);
        var second = new UserAuthority(Actor.User("second", null), null);
        Assert.True((await _users.ChangeAsync("root", new UserEdit(PortalRole.Admin, null, Enabled: false), second, "left", Token)).IsDone);

        // As if root were still signed in: a disabled administrator is none that is left.
        Assert.Equal(UserProblem.LastAdministrator, (await _users.ChangeAsync("second", new UserEdit(PortalRole.Support, null), Root, null, Token)).Problem);
        Assert.Equal(UserProblem.LastAdministrator, (await _users.ChangeAsync("second", new UserEdit(PortalRole.Admin, null, Enabled: false), Root, "why", Token)).Problem);
        Assert.True((await FindAsync("second")).Enabled);
    }

    [Fact]
    public async Task A_change_says_what_it_changed_and_ends_the_sign_ins_of_before()
    {
        await AddAsync("anna", PortalRole.SpReader, FixedAccounts.Demo.Id);
        var stamp = StampOf("anna");

        Assert.True((await _users.ChangeAsync("anna", new UserEdit(PortalRole.SpMember, FixedAccounts.Other.Id), Root, null, Token)).IsDone);
        Assert.Equal("""root|10.0.0.7|user-changed|anna|{"role":"SpReader","account":"demo"}|{"role":"SpMember","account":"other"}""", LastEntry());
        Assert.NotEqual(stamp, stamp = StampOf("anna"));

        Assert.True((await _users.ChangeAsync("anna", new UserEdit(PortalRole.SpMember, FixedAccounts.Other.Id, Enabled: false), Root, "left", Token)).IsDone);
        Assert.Equal("""root|10.0.0.7|user-disabled|anna|{"enabled":true}|{"enabled":false}""", LastEntry());
        Assert.Equal("left", _it.Lines("SELECT reason FROM audit ORDER BY id DESC LIMIT 1")[0]);
        Assert.NotEqual(stamp, StampOf("anna"));
        Assert.True((await _users.ChangeAsync("anna", new UserEdit(PortalRole.SpMember, FixedAccounts.Other.Id), Root, null, Token)).IsDone);
        Assert.StartsWith("root|10.0.0.7|user-enabled|anna", LastEntry(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_user_is_shown_and_let_in_again()
    {
        await AddAsync("anna", PortalRole.Monitor, null);
        _it.Execute($"""UPDATE "AspNetUsers" SET "LockoutEnd" = '{_it.Now.AddMinutes(5):yyyy-MM-dd HH:mm:ss}+00:00', "AccessFailedCount" = 3 WHERE "UserName" = 'anna'""");
        Assert.Equal(_it.Now.AddMinutes(5), (await FindAsync("anna")).LockedUntil);

        Assert.True((await _users.UnlockAsync("anna", Root, Token)).IsDone);

        Assert.Null((await FindAsync("anna")).LockedUntil);
        Assert.Equal("root|10.0.0.7|user-unlocked|anna||", LastEntry());
    }

    [Fact]
    public async Task A_reset_password_is_another_and_has_to_be_changed()
    {
        await AddAsync("anna", PortalRole.SpMember, FixedAccounts.Demo.Id);
        var reset = await _users.ResetPasswordAsync("anna", Owner, "forgotten", Token);

        Assert.True(await HasPasswordAsync("anna", reset.Password!));
        Assert.True((await FindAsync("anna")).MustChangePassword);
        Assert.Equal("owner|10.0.0.8|password-reset|anna||", LastEntry());
    }

    [Fact]
    public async Task Ones_own_password_is_changed_by_the_current_one_and_the_rules()
    {
        var first = (await _users.AddAsync("anna", new UserEdit(PortalRole.Monitor, null), Root, Token)).Password!;
        var anna = Actor.User("anna", "10.0.0.9");

        Assert.Equal(UserProblem.PasswordWrong, (await _users.ChangePasswordAsync("anna", "another", "Good-enough-1", anna, Token)).Problem);
        Assert.Equal(UserProblem.PasswordWeak, (await _users.ChangePasswordAsync("anna", first, "short", anna, Token)).Problem);
        Assert.Equal(UserProblem.PasswordSame, (await _users.ChangePasswordAsync("anna", first, first, anna, Token)).Problem);
        Assert.True((await FindAsync("anna")).MustChangePassword);

        Assert.True((await _users.ChangePasswordAsync("anna", first, "Good-enough-1", anna, Token)).IsDone);

        Assert.True(await HasPasswordAsync("anna", "Good-enough-1"));
        Assert.False((await FindAsync("anna")).MustChangePassword);
        Assert.Equal("anna|10.0.0.9|password-changed|anna||", LastEntry());
    }

    [Fact]
    public async Task Pages_are_in_the_order_of_names_and_by_their_beginning()
    {
        foreach (var name in (string[])["Bob", "anna", "Anton", "carl"])
        {
            await AddAsync(name, PortalRole.Monitor, null);
        }

        var first = await _users.PageAsync(null, null, null, 3, Token);
        Assert.Equal(["anna", "Anton", "Bob"], first.Rows.Select(user => user.Name));
        Assert.Equal("Bob", first.Next);
        Assert.Equal(["carl", "owner", "root"], (await _users.PageAsync(null, null, first.Next, 3, Token)).Rows.Select(user => user.Name));
        Assert.Equal(["anna", "Anton"], (await _users.PageAsync(null, " AN", null, 3, Token)).Rows.Select(user => user.Name));
        Assert.Equal([PortalRole.Admin], (await _users.PageAsync(null, "root", null, 3, Token)).Rows.Select(user => user.Role));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task AddAsync(string name, string role, long? account) => Assert.True((await _users.AddAsync(name, new UserEdit(role, account), Root, Token)).IsDone);

    private async Task<UserRecord> FindAsync(string name) => (await _users.FindAsync(name, null, Token))!;

    private string StampOf(string name) => _it.Lines($"""SELECT "SecurityStamp" FROM "AspNetUsers" WHERE "UserName" = '{name}'""")[0];

    private string LastEntry() => _it.Lines("""SELECT actor, from_address, action, subject, "before", "after" FROM audit ORDER BY id DESC LIMIT 1""")[0];

    private async Task<bool> HasPasswordAsync(string name, string password)
    {
        await using var scope = _services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        return await users.CheckPasswordAsync((await users.FindByNameAsync(name))!, password);
    }

    public sealed class OnSqlite() : PortalUsersTests(StorageProvider.Sqlite);

    public sealed class OnPostgreSql() : PortalUsersTests(StorageProvider.PostgreSql);
}

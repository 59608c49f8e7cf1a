using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Tests.Persistence;

public sealed class AccountDirectoryTests : IDisposable
{
    private readonly StoreUnderTest _it = new();

    public void Dispose() => _it.Dispose();

    [Theory]
    [InlineData("demo", "demo-key", "demo")]
    [InlineData(null, "demo-key", "demo")]
    [InlineData("other", "demo-key", null)]
    [InlineData("demo", "demo-KEY", null)]
    [InlineData("demo", "", null)]
    [InlineData("closed", "closed-key", null)]
    [InlineData(null, "closed-key", null)]
    public async Task Key_opens_its_own_enabled_account_only(string? code, string key, string? account)
    {
        var directory = await LoadAsync();

        Assert.Equal(account, directory.Authenticate(code, key)?.Code);
    }

    [Fact]
    public async Task Accounts_are_found_by_id_and_code_and_keys_are_not_kept()
    {
        var directory = await LoadAsync();

        var demo = directory.Find("demo")!;
        Assert.Equal((demo, true), (directory.Find(demo.Id), demo.AllowsLoopbackTargets));
        Assert.Null(directory.Find("nobody"));
        Assert.Null(directory.Find(99));
        Assert.Equal(["closed", "demo"], directory.All.Select(account => account.Code));
        Assert.Equal(["32", "32"], _it.Lines("SELECT length(api_key_hash) FROM accounts"));
        Assert.Equal(0, _it.Number("SELECT count(*) FROM accounts WHERE CAST(api_key_hash AS TEXT) LIKE '%demo-key%'"));
    }

    private async Task<AccountDirectory> LoadAsync()
    {
        using (var db = _it.CreateDbContext())
        {
            db.Accounts.Add(new AccountRow { Code = "demo", Name = "Demo", ApiKeyHash = AccountDirectory.HashOf("demo-key"), WebhookSecret = new byte[24], AllowsLoopbackTargets = true });
            db.Accounts.Add(new AccountRow { Code = "closed", Name = "Closed", ApiKeyHash = AccountDirectory.HashOf("closed-key"), WebhookSecret = new byte[24], Enabled = false });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var directory = new AccountDirectory(_it);
        await directory.LoadAsync(TestContext.Current.CancellationToken);
        return directory;
    }
}

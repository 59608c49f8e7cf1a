using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;
using PushPortal.Tests.Accounts;

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

        Assert.Equal(account, directory.Authenticate(code, key)?.Account.Code);
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
        Assert.Equal(["32", "32"], _it.Lines("SELECT length(hash) FROM api_keys"));
        Assert.Equal(0, _it.Number("SELECT count(*) FROM api_keys WHERE CAST(hash AS TEXT) LIKE '%demo-key%'"));
    }

    private async Task<AccountDirectory> LoadAsync()
    {
        using (var db = _it.CreateDbContext())
        {
            db.Accounts.Add(new AccountRow { Code = "demo", Name = "Demo", WebhookSecret = new byte[24], AllowsLoopbackTargets = true });
            db.Accounts.Add(new AccountRow { Code = "closed", Name = "Closed", WebhookSecret = new byte[24], Enabled = false });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            db.ApiKeys.AddRange(db.Accounts.AsEnumerable().Select(account => SampleKeys.Row(account.Id, $"{account.Code}-key")));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var directory = new AccountDirectory(_it, _it.Clock);
        await directory.LoadAsync(TestContext.Current.CancellationToken);
        return directory;
    }
}

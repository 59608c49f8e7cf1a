using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Time.Testing;
using PushPortal.Domain.Accounts;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Sqlite;

namespace PushPortal.Tests.Persistence;

/// <summary>A database from before accounts had several keys: the one that they had goes on to work.</summary>
public sealed class ApiKeysUpgradeTests : IDbContextFactory<PortalDbContext>, IDisposable
{
    private const string LastBefore = "UsersAndAudit";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pushportal-upgrade-");
    private readonly SqliteDatabase _file;

    public ApiKeysUpgradeTests()
    {
        _file = new SqliteDatabase($"Data Source={Path.Combine(_folder.FullName, "store.db")};Pooling=False");
        _file.Prepare();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    public PortalDbContext CreateDbContext()
    {
        var options = new DbContextOptionsBuilder<SqliteDbContext>();
        PersistenceRegistration.Configure(options, _file);
        return new SqliteDbContext(options.Options);
    }

    [Fact]
    public async Task The_key_of_an_account_becomes_its_first_with_all_scopes()
    {
        using (var db = CreateDbContext())
        {
            var migrator = db.GetService<IMigrator>();
            migrator.Migrate(LastBefore);
            var hash = Convert.ToHexString(AccountDirectory.HashOf("demo-key"));
#pragma warning disable EF1002 // Of a test's own making.
            db.Database.ExecuteSqlRaw($"INSERT INTO accounts(id, code, name, api_key_hash, enabled, allows_loopback_targets, webhook_secret, previous_secret_until, allowed_target_networks) VALUES (7, 'demo', 'Demo', X'{hash}', 1, 1, zeroblob(32), 0, '')");
#pragma warning restore EF1002
            migrator.Migrate();
        }

        using var directory = new AccountDirectory(this, new FakeTimeProvider(StoreUnderTest.Start));
        await directory.LoadAsync(TestContext.Current.CancellationToken);

        var credential = directory.Authenticate("demo", "demo-key")!;
        Assert.Equal((7, ApiScopes.All, false, AccountLimits.None), (credential.Account.Id, credential.Key.Scopes, credential.Key.IsTest, credential.Account.Limits));
        Assert.InRange(credential.Key.CreatedAt, TimeProvider.System.GetUtcNow().AddMinutes(-5), TimeProvider.System.GetUtcNow().AddMinutes(5));
    }
}

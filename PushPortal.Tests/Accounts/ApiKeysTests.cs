using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;
using PushPortal.Tests.Persistence;

namespace PushPortal.Tests.Accounts;

public sealed class ApiKeysTests : IAsyncLifetime
{
    private static readonly Actor Tester = Actor.User("tester", "10.9.8.7");

    private readonly StoreUnderTest _it = new();
    private readonly AccountDirectory _directory;
    private readonly ApiKeys _keys;

    public ApiKeysTests()
    {
        _directory = new AccountDirectory(_it, _it.Clock);
        _keys = new ApiKeys(_it, _directory, _it.Store.Ids, Options.Create(new AccountOptions()), _it.Clock);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private long AccountId => _directory.Find("sp")!.Id;

    public async ValueTask InitializeAsync()
    {
        using var db = _it.CreateDbContext();
        db.Accounts.Add(new AccountRow { Code = "sp", Name = "Provider", WebhookSecret = new byte[24] });
        db.Accounts.Add(new AccountRow { Code = "other", Name = "Other", WebhookSecret = new byte[24] });
        await db.SaveChangesAsync(Token);
        await _directory.LoadAsync(Token);
    }

    public ValueTask DisposeAsync()
    {
        _keys.Dispose();
        _directory.Dispose();
        _it.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(false, "ppk_live_")]
    [InlineData(true, "ppk_test_")]
    public async Task A_new_key_is_in_force_at_once_and_its_secret_is_not_kept(bool isTest, string prefix)
    {
        var made = await MakeAsync(isTest: isTest);

        Assert.StartsWith(prefix, made.Secret, StringComparison.Ordinal);
        Assert.True(made.Secret.Length >= prefix.Length + 43, "32 random octets");
        var credential = _directory.Authenticate("sp", made.Secret)!;
        Assert.Equal((made.Key.Id, isTest, "tester"), (credential.Key.Id, credential.Key.IsTest, credential.Key.CreatedBy));
        Assert.True(credential.Allows(ApiScopes.Submit));
        Assert.False(credential.Allows(ApiScopes.Admin));
        Assert.DoesNotContain(_it.Lines("SELECT id, name, ending, created_by, CAST(hash AS TEXT) FROM api_keys"), line => line.Contains(made.Secret[prefix.Length..^4], StringComparison.Ordinal));
        Assert.NotEqual(made.Secret, (await MakeAsync(isTest: isTest)).Secret);
    }

    [Fact]
    public async Task A_key_that_expires_is_in_force_until_then_without_anybody_doing_anything()
    {
        var made = await MakeAsync(expiresAt: _it.Now.AddHours(1));
        var credential = _directory.Authenticate(null, made.Secret)!;

        _it.Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        Assert.NotNull(_directory.Renew(credential));
        _it.Clock.Advance(TimeSpan.FromTicks(1));

        Assert.Null(_directory.Authenticate(null, made.Secret));
        Assert.Null(_directory.Renew(credential));
    }

    [Fact]
    public async Task The_secret_before_goes_on_for_the_overlap_and_one_before_that_ends()
    {
        var first = await MakeAsync();
        var second = await RotateAsync(first.Key.Id, TimeSpan.FromHours(24));
        Assert.Equal(first.Key.Id, second.Key.Id);
        Assert.NotNull(_directory.Authenticate("sp", first.Secret));
        Assert.NotNull(_directory.Authenticate("sp", second.Secret));

        var third = await RotateAsync(first.Key.Id, TimeSpan.FromHours(1));

        Assert.Null(_directory.Authenticate("sp", first.Secret));
        Assert.NotNull(_directory.Authenticate("sp", second.Secret));
        Assert.Equal(_it.Now.AddHours(1), third.Key.PreviousUntil);
        _it.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(_directory.Authenticate("sp", second.Secret));
        Assert.NotNull(_directory.Authenticate("sp", third.Secret));
    }

    [Fact]
    public async Task Without_an_overlap_the_secret_before_ends_now()
    {
        var made = await MakeAsync();

        await RotateAsync(made.Key.Id, TimeSpan.Zero);

        Assert.Null(_directory.Authenticate("sp", made.Secret));
    }

    [Fact]
    public async Task A_revoked_key_ends_at_once_with_the_secret_before_and_stays_to_be_seen()
    {
        var first = await MakeAsync();
        var second = await RotateAsync(first.Key.Id, TimeSpan.FromHours(24));

        Assert.True(await _keys.RevokeAsync(AccountId, first.Key.Id, Tester, "lost", Token));

        Assert.Null(_directory.Authenticate("sp", first.Secret));
        Assert.Null(_directory.Authenticate("sp", second.Secret));
        Assert.Equal((_it.Now, "tester"), (_keys.Of(AccountId)[0].RevokedAt, _keys.Of(AccountId)[0].RevokedBy));
        Assert.IsType<ApiKeyMade.NotInForce>(await _keys.RotateAsync(AccountId, first.Key.Id, TimeSpan.Zero, Tester, Token));
        using var read = new AccountDirectory(_it, _it.Clock);
        await read.LoadAsync(Token);
        Assert.Null(read.Authenticate("sp", second.Secret));
    }

    [Fact]
    public async Task A_key_of_another_account_is_not_there()
    {
        var made = await MakeAsync();
        var other = _directory.Find("other")!.Id;

        Assert.IsType<ApiKeyMade.NotFound>(await _keys.RotateAsync(other, made.Key.Id, TimeSpan.Zero, Tester, Token));
        Assert.False(await _keys.RevokeAsync(other, made.Key.Id, Tester, null, Token));
        Assert.Empty(_keys.Of(other));
        Assert.NotNull(_directory.Authenticate("sp", made.Secret));
    }

    [Fact]
    public async Task What_cannot_be_a_key_is_refused_by_its_field()
    {
        var good = new ApiKeyWish { Name = "Name", Scopes = ApiScopes.Submit };
        (ApiKeyWish Wish, ApiKeyField Field)[] wrongs =
        [
            (good with { Name = " " }, ApiKeyField.Name),
            (good with { Name = new string('x', 101) }, ApiKeyField.Name),
            (good with { Scopes = ApiScopes.None }, ApiKeyField.Scopes),
            (good with { IsTest = true, Scopes = ApiScopes.All }, ApiKeyField.TestScopes),
            (good with { ExpiresAt = _it.Now }, ApiKeyField.ExpiresAt),
        ];
        foreach (var (wish, field) in wrongs)
        {
            Assert.Equal(new ApiKeyMade.Wrong(field), await _keys.CreateAsync(AccountId, wish, Tester, Token));
        }

        var key = (await MakeAsync()).Key.Id;
        Assert.Equal(new ApiKeyMade.Wrong(ApiKeyField.Overlap), await _keys.RotateAsync(AccountId, key, TimeSpan.FromDays(31), Tester, Token));
    }

    [Fact]
    public async Task An_account_has_a_hundred_keys_in_force_at_most()
    {
        for (var made = 0; made < ApiKey.Most; made++)
        {
            await MakeAsync();
        }

        Assert.Equal(new ApiKeyMade.TooMany(ApiKey.Most), await CreateAsync());
        await _keys.RevokeAsync(AccountId, _keys.Of(AccountId)[0].Id, Tester, null, Token);
        Assert.IsType<ApiKeyMade.Made>(await CreateAsync());
    }

    [Fact]
    public async Task Each_change_has_its_entry_in_the_audit_log_and_none_has_the_secret()
    {
        var first = await MakeAsync();
        await RotateAsync(first.Key.Id, TimeSpan.FromHours(1));
        await _keys.RevokeAsync(AccountId, first.Key.Id, Tester, "lost", Token);
        await _keys.RevokeAsync(AccountId, first.Key.Id, Tester, "again", Token);

        using var db = _it.CreateDbContext();
        var entries = db.Audit.OrderBy(row => row.Id).ToList().ConvertAll(row => row.Record().Entry);
        Assert.Equal([AuditAction.ApiKeyCreated, AuditAction.ApiKeyRotated, AuditAction.ApiKeyRevoked], entries.Select(entry => entry.Action));
        Assert.All(entries, entry => Assert.Equal((AuditSubject.ApiKey(first.Key.Id), "sp", Tester), (entry.Subject, entry.Account, entry.By)));
        Assert.Equal("lost", entries[^1].Reason);
        Assert.Contains("Billing", entries[0].After, StringComparison.Ordinal);
        Assert.All(entries, entry => Assert.DoesNotContain("ppk_", entry.Before + entry.After, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Last_use_is_in_memory_at_once_and_written_later_once_for_many_requests()
    {
        var made = await MakeAsync();
        using var writer = new ApiKeyUseWriter(_directory, _it, _it.Clock, NullLogger<ApiKeyUseWriter>.Instance);
        for (var request = 0; request < 100; request++)
        {
            _directory.Authenticate("sp", made.Secret)!.Used(_it.Now.AddSeconds(request), IPAddress.Parse("::ffff:10.1.2.3"));
        }

        Assert.Equal((_it.Now.AddSeconds(99), "10.1.2.3"), (_keys.Of(AccountId)[0].LastUsedAt, _keys.Of(AccountId)[0].LastUsedFrom?.ToString()));
        Assert.Equal("", Assert.Single(_it.Lines("SELECT last_used_at FROM api_keys")));
        await writer.WriteAsync(Token);
        Assert.Equal($"{_it.Now.AddSeconds(99).UtcTicks}|10.1.2.3", Assert.Single(_it.Lines("SELECT last_used_at, last_used_from FROM api_keys")));

        // What is written is not written again.
        _it.Execute("UPDATE api_keys SET last_used_from = 'nowhere'");
        await writer.WriteAsync(Token);
        Assert.Equal("nowhere", Assert.Single(_it.Lines("SELECT last_used_from FROM api_keys")));
    }

    [Fact]
    public async Task Looking_a_key_up_allocates_nothing_and_asks_nothing()
    {
        var made = await MakeAsync();
        var statements = new SeenStatements(_it);
        using var directory = new AccountDirectory(statements, _it.Clock);
        await directory.LoadAsync(Token);
        directory.Authenticate("sp", made.Secret);
        var (asked, before) = (statements.All.Count, GC.GetAllocatedBytesForCurrentThread());

        for (var request = 0; request < 100; request++)
        {
            directory.Authenticate("sp", made.Secret);
        }

        Assert.Equal((0L, asked), (GC.GetAllocatedBytesForCurrentThread() - before, statements.All.Count));
    }

    private async Task<ApiKeyMade.Made> MakeAsync(bool isTest = false, DateTimeOffset? expiresAt = null) => Assert.IsType<ApiKeyMade.Made>(await CreateAsync(isTest, expiresAt));

    private Task<ApiKeyMade> CreateAsync(bool isTest = false, DateTimeOffset? expiresAt = null) =>
        _keys.CreateAsync(AccountId, new ApiKeyWish { Name = "Billing", Scopes = ApiScopes.Submit | ApiScopes.Read, IsTest = isTest, ExpiresAt = expiresAt }, Tester, Token);

    private async Task<ApiKeyMade.Made> RotateAsync(long id, TimeSpan overlap) => Assert.IsType<ApiKeyMade.Made>(await _keys.RotateAsync(AccountId, id, overlap, Tester, Token));
}

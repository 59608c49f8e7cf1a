using Microsoft.Extensions.Options;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;
using PushPortal.Tests.Persistence;

namespace PushPortal.Tests.Accounts;

public sealed class AccountEditorTests : IAsyncLifetime
{
    private static readonly Actor Anna = Actor.User("anna", "10.0.0.7");

    private readonly StoreUnderTest _it = new();
    private readonly AccountDirectory _directory;
    private readonly AccountEditor _editor;

    public AccountEditorTests()
    {
        _directory = new AccountDirectory(_it, _it.Clock);
        _editor = new AccountEditor(_it, _directory, Options.Create(new AccountOptions()), _it.Clock);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ServiceProvider Account => _directory.Find("sp")!;

    public async ValueTask InitializeAsync()
    {
        using var db = _it.CreateDbContext();
        var account = new AccountRow { Code = "sp", Name = "Provider", WebhookSecret = new byte[24] };
        db.Accounts.Add(account);
        await db.SaveChangesAsync(Token);
        db.ApiKeys.Add(SampleKeys.Row(account.Id, "key"));
        await db.SaveChangesAsync(Token);
        await _directory.LoadAsync(Token);
    }

    public ValueTask DisposeAsync()
    {
        _editor.Dispose();
        _it.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_change_is_in_force_at_once_and_after_a_restart()
    {
        Assert.NotNull(_directory.Authenticate("sp", "key"));

        Assert.Null(await _editor.ChangeAsync(Account.Id, Edit(" New name ", enabled: false, "10.0.0.0/8", "fd00::/8"), Anna, "as asked", Token));

        Assert.Equal(("New name", false), (Account.Name, Account.Enabled));
        Assert.Equal(["10.0.0.0/8", "fd00::/8"], Account.AllowedTargetNetworks);
        Assert.Null(_directory.Authenticate("sp", "key"));
        var read = new AccountDirectory(_it, _it.Clock);
        await read.LoadAsync(Token);
        Assert.Equal(["10.0.0.0/8", "fd00::/8"], read.Find("sp")!.AllowedTargetNetworks);
    }

    [Fact]
    public async Task An_account_that_is_added_is_there_at_once_and_after_a_restart_and_in_the_log()
    {
        Assert.Null(await _editor.AddAsync(new AccountWish(" mmsc-1 ", " Multimedia "), Anna, Token));

        var added = _directory.Find("mmsc-1")!;
        Assert.Equal(("Multimedia", true, AccountLimits.None, SmppAccess.DefaultWindow, 32), (added.Name, added.Enabled, added.Limits, added.Smpp.Window, added.WebhookSecret.Length));
        using var read = new AccountDirectory(_it, _it.Clock);
        await read.LoadAsync(Token);
        Assert.Equal(added.WebhookSecret.ToArray(), read.Find("mmsc-1")!.WebhookSecret.ToArray());
        Assert.Equal(["account-added|anna|mmsc-1"], _it.Lines("SELECT action, actor, account FROM audit"));
    }

    [Theory]
    [InlineData("", "Name", nameof(AccountWish.Code), "", false)]
    [InlineData("-a", "Name", nameof(AccountWish.Code), "-a", false)]
    [InlineData("a b", "Name", nameof(AccountWish.Code), "a b", false)]
    [InlineData("a:b", "Name", nameof(AccountWish.Code), "a:b", false)]
    [InlineData("1234567890123456", "Name", nameof(AccountWish.Code), "1234567890123456", false)]
    [InlineData("sp", "Name", nameof(AccountWish.Code), "sp", true)]
    [InlineData("SP", "Name", nameof(AccountWish.Code), "SP", true)]
    [InlineData("new", " ", nameof(AccountWish.Name), "", false)]
    [InlineData("new", "a\nb", nameof(AccountWish.Name), "a\nb", false)]
    public async Task What_is_wrong_adds_no_account(string code, string name, string field, string value, bool isTaken)
    {
        Assert.Equal(new AccountProblem(field, value, isTaken), await _editor.AddAsync(new AccountWish(code, name), Anna, Token));

        Assert.Equal(["sp"], _it.Lines("SELECT code FROM accounts"));
        Assert.Empty(_it.Lines("SELECT action FROM audit"));
    }

    [Theory]
    [InlineData("", "10.0.0.0/8", nameof(AccountEdit.Name), "")]
    [InlineData("Name", "10.0.0.0/33", nameof(AccountEdit.AllowedTargetNetworks), "10.0.0.0/33")]
    [InlineData("Name", "localhost", nameof(AccountEdit.AllowedTargetNetworks), "localhost")]
    public async Task What_is_wrong_changes_nothing(string name, string network, string field, string value)
    {
        Assert.Equal(new AccountProblem(field, value), await _editor.ChangeAsync(Account.Id, Edit(name, enabled: false, network), Anna, "as asked", Token));

        Assert.Equal(("Provider", true, 0), (Account.Name, Account.Enabled, Account.AllowedTargetNetworks.Count));
    }

    [Fact]
    public async Task What_it_may_do_by_SMPP_is_in_force_at_once_with_its_weight()
    {
        var smpp = new SmppAccess { Window = 7, Binds = 0, SegmentsPerSecond = 25, SourcePrefixes = ["+8613", "10086"], Networks = ["10.0.0.0/8"] };

        Assert.Null(await _editor.ChangeAsync(Account.Id, Edit("Name", enabled: true) with { Weight = 9, Smpp = smpp }, Anna, "as asked", Token));

        Assert.Equal((9, 7, 0, 25), (Account.Weight, Account.Smpp.Window, Account.Smpp.Binds, Account.Smpp.SegmentsPerSecond));
        Assert.Equal(["+8613", "10086"], Account.Smpp.SourcePrefixes);
        Assert.Equal(["10.0.0.0/8"], Account.Smpp.Networks);
    }

    [Theory]
    [InlineData(59.0 / 60, false)]
    [InlineData(1, true)]
    [InlineData(24_000, true)]
    [InlineData(24_001, false)]
    public async Task Time_of_its_own_for_contents_is_an_hour_to_a_thousand_days(double hours, bool isTaken)
    {
        var kept = TimeSpan.FromHours(hours);

        var problem = await _editor.ChangeAsync(Account.Id, Edit("Name", enabled: true) with { ContentRetention = kept }, Anna, null, Token);

        Assert.Equal(isTaken ? (null, kept) : (nameof(AccountEdit.ContentRetention), (TimeSpan?)null), (problem?.Field, Account.ContentRetention));
    }

    [Fact]
    public async Task Limits_and_networks_of_keys_are_in_force_at_once()
    {
        var limits = new AccountLimits { SubmissionsPerSecond = 50, PushesPerDay = 5_000_000_000 };
        Assert.Equal(nameof(AccountLimits.PushesPerDay), (await _editor.ChangeAsync(Account.Id, Edit("Name", enabled: true) with { Limits = limits }, Anna, null, Token))?.Field);
        limits = limits with { PushesPerDay = 1_000_000 };

        Assert.Null(await _editor.ChangeAsync(Account.Id, Edit("Name", enabled: true) with { Limits = limits, HttpNetworks = ["10.0.0.0/8"] }, Anna, null, Token));

        Assert.Equal(limits, Account.Limits);
        var credential = _directory.Authenticate("sp", "key")!;
        Assert.Equal([true, true, false, false], ((string[])["10.1.2.3", "::ffff:10.1.2.3", "127.0.0.1", "::1"]).Select(address => credential.MayComeFrom(System.Net.IPAddress.Parse(address))));
    }

    [Fact]
    public async Task Origins_are_told_numbers_from_now_on_and_the_log_says_who_wanted_it()
    {
        Assert.False(Account.HeaderEnrichment);

        Assert.Null(await _editor.ChangeAsync(Account.Id, Edit("Name", enabled: true) with { HeaderEnrichment = true }, Anna, null, Token));

        Assert.True(Account.HeaderEnrichment);
        using var db = _it.CreateDbContext();
        var entry = Assert.Single(db.Set<AuditRow>());
        Assert.Equal("anna", entry.Actor);
        Assert.Contains("\"headerEnrichment\":true", entry.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hold_is_in_force_at_once_and_after_a_restart_until_it_is_released_and_the_log_has_both()
    {
        var (holds, changes) = (new AccountHolds(), 0);
        holds.Changed += () => changes++;
        using var directory = new AccountDirectory(_it, _it.Clock, holds);
        await directory.LoadAsync(Token);
        using var editor = new AccountEditor(_it, directory, Options.Create(new AccountOptions()), _it.Clock);
        var id = Account.Id;

        Assert.True(await editor.HoldAsync(id, Anna, "spam", Token));
        Assert.False(await editor.HoldAsync(id, Anna, "again", Token));
        var hold = new AccountHold(_it.Now, "anna", "spam");
        Assert.Equal((hold, hold, 1), (holds.Of(id), directory.Find(id)!.Hold, holds.Count));
        Assert.Null(await editor.ChangeAsync(id, Edit("Name", enabled: true), Anna, null, Token));
        using var read = new AccountDirectory(_it, _it.Clock);
        await read.LoadAsync(Token);
        Assert.Equal(hold, read.Find(id)!.Hold);

        Assert.True(await editor.ReleaseAsync(id, Anna, "they stopped", Token));
        Assert.False(await editor.ReleaseAsync(id, Anna, "again", Token));
        Assert.Equal((null, 0, 2), (holds.Of(id), holds.Count, changes));
        Assert.Equal(["account-held|anna|spam", "account-changed|anna|", "account-released|anna|they stopped"], _it.Lines("SELECT action, actor, reason FROM audit ORDER BY id"));
    }

    [Fact]
    public async Task SMPP_settings_have_ranges()
    {
        (AccountEdit Edit, string Field)[] wrongs =
        [
            (Edit("Name", enabled: true) with { Weight = 0 }, nameof(AccountEdit.Weight)),
            (Edit("Name", enabled: true) with { Limits = new AccountLimits { SubmissionsPerSecond = -1 } }, nameof(AccountLimits.SubmissionsPerSecond)),
            (Edit("Name", enabled: true) with { HttpNetworks = ["10.0.0.0/33"] }, nameof(AccountEdit.HttpNetworks)),
            (Edit("Name", enabled: true) with { Smpp = new SmppAccess { Window = 0 } }, nameof(SmppAccess.Window)),
            (Edit("Name", enabled: true) with { Smpp = new SmppAccess { Binds = 10_001 } }, nameof(SmppAccess.Binds)),
            (Edit("Name", enabled: true) with { Smpp = new SmppAccess { SegmentsPerSecond = -1 } }, nameof(SmppAccess.SegmentsPerSecond)),
            (Edit("Name", enabled: true) with { Smpp = new SmppAccess { SourcePrefixes = ["中"] } }, nameof(SmppAccess.SourcePrefixes)),
            (Edit("Name", enabled: true) with { Smpp = new SmppAccess { Networks = ["10.0.0.0/33"] } }, nameof(SmppAccess.Networks)),
        ];
        foreach (var (edit, field) in wrongs)
        {
            Assert.Equal(field, (await _editor.ChangeAsync(Account.Id, edit, Anna, "as asked", Token))?.Field);
        }
    }

    [Fact]
    public async Task An_SMPP_password_is_kept_as_a_hash_and_holds_at_once()
    {
        Assert.False(await _editor.SetSmppPasswordAsync(Account.Id, "", Anna, Token));
        Assert.False(await _editor.SetSmppPasswordAsync(Account.Id, "123456789", Anna, Token));
        Assert.False(await _editor.SetSmppPasswordAsync(Account.Id, "a b", Anna, Token));
        Assert.Null(_directory.SmppPasswordHashOf(Account.Id));

        Assert.True(await _editor.SetSmppPasswordAsync(Account.Id, "12345678", Anna, Token));

        Assert.True(SmppPassword.Verify("12345678", _directory.SmppPasswordHashOf(Account.Id)!));
        Assert.True(Account.HasSmppPassword);
    }

    [Fact]
    public async Task An_SMPP_password_that_is_removed_is_gone_at_once_and_after_a_restart()
    {
        Assert.True(await _editor.SetSmppPasswordAsync(Account.Id, "12345678", Anna, Token));

        await _editor.RemoveSmppPasswordAsync(Account.Id, Anna, "as asked", Token);

        var read = new AccountDirectory(_it, _it.Clock);
        await read.LoadAsync(Token);
        Assert.Equal((null, false), (_directory.SmppPasswordHashOf(Account.Id), Account.HasSmppPassword));
        Assert.Null(read.SmppPasswordHashOf(Account.Id));
    }

    [Fact]
    public async Task A_new_secret_is_told_once_and_the_one_before_stays_for_a_day()
    {
        var secret = await _editor.RotateSecretAsync(Account.Id, Anna, "as asked", Token);

        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        Assert.Equal(secret["whsec_".Length..], Convert.ToBase64String(Account.WebhookSecret.Span));
        Assert.Equal(new byte[24], Account.PreviousWebhookSecret.ToArray());
        Assert.Equal(_it.Now.AddHours(24), Account.PreviousSecretUntil);
    }

    private static AccountEdit Edit(string name, bool enabled, params string[] networks) => new() { Name = name, Enabled = enabled, AllowedTargetNetworks = networks };
}

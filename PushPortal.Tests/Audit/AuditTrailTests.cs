using Microsoft.Extensions.Options;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Addresses;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Callbacks;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Callbacks;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;
using PushPortal.Tests.Persistence;

namespace PushPortal.Tests.Audit;

/// <summary>What changes accounts, endpoints and aliases leaves its entry, with who, why, and what changed.</summary>
public sealed class AuditTrailTests : IAsyncLifetime
{
    private static readonly Actor Anna = Actor.User("anna", "10.0.0.7");

    private readonly StoreUnderTest _it = new();
    private readonly AccountDirectory _directory;
    private readonly AccountEditor _editor;
    private readonly CallbackEndpoints _endpoints;

    public AuditTrailTests()
    {
        _directory = new AccountDirectory(_it, _it.Clock);
        _editor = new AccountEditor(_it, _directory, Options.Create(new AccountOptions()), _it.Clock);
        _endpoints = new CallbackEndpoints(_it, _directory, _it.Store.Ids, _it.Clock);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ServiceProvider Account => _directory.Find("sp")!;

    public async ValueTask InitializeAsync()
    {
        using var db = _it.CreateDbContext();
        db.Accounts.Add(new AccountRow { Code = "sp", Name = "Provider", WebhookSecret = new byte[24] });
        await db.SaveChangesAsync(Token);
        await _directory.LoadAsync(Token);
    }

    public ValueTask DisposeAsync()
    {
        _endpoints.Dispose();
        _editor.Dispose();
        _it.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Account_has_an_entry_for_each_act()
    {
        var edit = new AccountEdit { Name = "Provider", Enabled = false };
        await _editor.ChangeAsync(Account.Id, edit, Anna, "not paid", Token);
        await _editor.ChangeAsync(Account.Id, edit with { Enabled = true }, Anna, "paid", Token);
        await _editor.ChangeAsync(Account.Id, edit with { Enabled = true }, Anna, "nothing is changed", Token);
        await _editor.RotateSecretAsync(Account.Id, Anna, "it leaked", Token);
        Assert.True(await _editor.SetSmppPasswordAsync(Account.Id, "secret12", Anna, Token));
        await _editor.RemoveSmppPasswordAsync(Account.Id, Anna, "unused", Token);

        Assert.Equal(
            ["account-disabled|not paid", "account-enabled|paid", "secret-rotated|it leaked", "smpp-password-set|", "smpp-password-removed|unused"],
            Entries("account = 'sp' AND subject = 'sp' AND actor = 'anna' AND from_address = '10.0.0.7'"));
        Assert.Equal(0, _it.Number("""SELECT count(*) FROM audit WHERE "before" || "after" LIKE '%secret%'"""));
    }

    [Fact]
    public async Task Callback_endpoint_has_an_entry_for_each_act_also_the_gateways_own()
    {
        var edit = new CallbackEdit("https://initiator.example/results", CallbackEvents.All, Enabled: true);
        await _endpoints.SaveAsync(Account.Id, edit, Anna, "asked for", null, Token);
        await _endpoints.SaveAsync(Account.Id, edit with { Enabled = false }, Anna, "moves", null, Token);
        await _endpoints.SaveAsync(Account.Id, edit, Anna, "moved", null, Token);
        await _endpoints.SaveAsync(Account.Id, edit, Anna, "too late", version: 1, Token);
        await _endpoints.DisableAsync(Account.Callbacks!, CallbackSwitch.Failing, Token);
        Assert.True(await _endpoints.DeleteAsync(Account.Id, Anna, "gone", null, Token));

        Assert.Equal(
            [
                "callback-endpoint-changed|asked for",
                "callback-endpoint-disabled|moves",
                "callback-endpoint-enabled|moved",
                "callback-endpoint-disabled|Nothing was confirmed there for too long",
                "callback-endpoint-removed|gone",
            ],
            Entries("account = 'sp'"));
        Assert.Equal(["callback-endpoint-disabled|Nothing was confirmed there for too long"], Entries("actor = 'system'"));
        Assert.Equal(1, _it.Number("""SELECT count(*) FROM audit WHERE "before" LIKE '%true%' AND "after" LIKE '%false%' AND actor = 'anna'"""));
    }

    [Fact]
    public async Task Alias_has_an_entry_when_it_is_changed_and_when_it_goes()
    {
        var aliases = new AddressAliases(_it, _it.Clock);
        var alias = new AddressAlias { Name = "john", Number = "+8613800000001", AccountId = Account.Id };
        await aliases.SaveAsync(alias, Anna, Token);
        var id = _it.Number("SELECT id FROM address_aliases");
        await aliases.SaveAsync(alias with { Id = id, Number = "+8613800000002" }, Anna, Token);
        await aliases.DeleteAsync(id, Anna, Token);
        await aliases.DeleteAsync(id, Anna, Token);

        Assert.Equal(
            [
                """alias-added|sp||{"name":"john","number":"+8613800000001"}""",
                """alias-changed|sp|{"number":"+8613800000001"}|{"number":"+8613800000002"}""",
                """alias-deleted|sp|{"name":"john","number":"+8613800000002"}|""",
            ],
            _it.Lines("""SELECT action, account, "before", "after" FROM audit WHERE subject = 'john' ORDER BY id"""));
    }

    private List<string> Entries(string where) => _it.Lines($"SELECT action, reason FROM audit WHERE {where} ORDER BY id");
}

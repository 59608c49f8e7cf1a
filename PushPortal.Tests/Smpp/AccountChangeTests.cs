using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Smpp;

/// <summary>An account is changed while its sessions are bound: those that could not bind any more are unbound, and no others.</summary>
public sealed class AccountChangeTests(SharedGateway shared) : EsmeJourney(shared)
{
    private const string Password = "secret12";

    private string _code = "";

    private AccountDirectory Accounts => Gateway.Services.GetRequiredService<AccountDirectory>();

    private IAccountEditor Editor => Gateway.Services.GetRequiredService<IAccountEditor>();

    private Domain.Accounts.ServiceProvider Account => Accounts.Find(_code)!;

    /// <summary>The beginning of the account's code, which is short enough to be a password.</summary>
    private string Key => _code[..8];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _code = Guid.NewGuid().ToString("n")[..12];
        await Gateway.AddAccountAsync(_code, Key, account => account.SmppPasswordHash = SmppPassword.Hash(Password));
    }

    [Fact]
    public async Task Sessions_of_a_disabled_account_are_unbound_and_may_not_come_back()
    {
        EsmeClient[] own = [await ByKeyAsync(), await ByPasswordAsync()];
        var other = await BoundAsync();

        await ChangeAsync(edit => edit with { Enabled = false });

        await MustBeUnboundAsync(own);
        await MustBeBoundAsync(other);
        Assert.Equal(CommandStatus.InvalidSystemId, await BindAgainAsync(Key));
    }

    [Fact]
    public async Task Another_password_unbinds_the_sessions_of_the_one_before_and_not_those_of_the_api_key()
    {
        var byPassword = await ByPasswordAsync();
        var byKey = await ByKeyAsync();

        Assert.True(await Editor.SetSmppPasswordAsync(Account.Id, "another1", Actor.System, Ct));

        await MustBeUnboundAsync(byPassword);
        await MustBeBoundAsync(byKey);
        Assert.Equal(CommandStatus.InvalidPassword, await BindAgainAsync(Password));
        await BoundAsync(systemId: _code, password: "another1");
    }

    [Fact]
    public async Task Password_that_is_removed_binds_nobody_any_more()
    {
        var byPassword = await ByPasswordAsync();
        var byKey = await ByKeyAsync();

        await Editor.RemoveSmppPasswordAsync(Account.Id, Actor.System, null, Ct);

        await MustBeUnboundAsync(byPassword);
        await MustBeBoundAsync(byKey);
        Assert.Equal(CommandStatus.InvalidPassword, await BindAgainAsync(Password));
    }

    [Fact]
    public async Task Fewer_binds_unbind_the_latest_sessions()
    {
        EsmeClient[] sessions = [await ByKeyAsync(), await ByKeyAsync(), await ByKeyAsync()];
        var other = await BoundAsync();

        await ChangeAsync(edit => edit with { Smpp = edit.Smpp with { Binds = 1 } });

        await MustBeUnboundAsync(sessions[1..]);
        await MustBeBoundAsync(sessions[0], other);
    }

    [Fact]
    public async Task Networks_that_a_session_did_not_come_from_end_it()
    {
        var session = await ByKeyAsync();

        await ChangeAsync(edit => edit with { Smpp = edit.Smpp with { Networks = ["10.20.0.0/16"] } });

        await MustBeUnboundAsync(session);
        Assert.Equal(CommandStatus.BindFailed, await BindAgainAsync(Key));
    }

    [Fact]
    public async Task What_says_nothing_of_binds_touches_no_session()
    {
        var session = await ByPasswordAsync();
        await Gateway.AddAccountAsync("w" + _code, "w" + Key[1..]);
        var witness = await BoundAsync(systemId: "w" + _code, password: "w" + Key[1..]);

        await ChangeAsync(edit => edit with { Name = "Renamed", Weight = 3 });
        // Sessions are judged in rounds: when the round after the change has ended the witness, it has passed by the other.
        var judged = Accounts.Find("w" + _code)!;
        await Editor.ChangeAsync(judged.Id, Edit(judged) with { Enabled = false }, Actor.System, null, Ct);
        await MustBeUnboundAsync(witness);
        await session.SendAsync(new EnquireLink());

        Assert.IsType<EnquireLinkResp>((await session.NextAsync()).Body);
    }

    private Task<EsmeClient> ByKeyAsync() => BoundAsync(systemId: _code, password: Key);

    private Task<EsmeClient> ByPasswordAsync() => BoundAsync(systemId: _code, password: Password);

    private async Task<CommandStatus> BindAgainAsync(string password) =>
        (await (await ConnectAsync()).AskAsync(new Bind { Type = BindType.Transceiver, SystemId = _code, Password = password })).Status;

    private async Task ChangeAsync(Func<AccountEdit, AccountEdit> change) => Assert.Null(await Editor.ChangeAsync(Account.Id, change(Edit(Account)), Actor.System, null, Ct));

    private static AccountEdit Edit(Domain.Accounts.ServiceProvider account) =>
        new() { Name = account.Name, Enabled = account.Enabled, Weight = account.Weight, AllowedTargetNetworks = account.AllowedTargetNetworks, Limits = account.Limits, HttpNetworks = account.HttpNetworks, HeaderEnrichment = account.HeaderEnrichment, Smpp = account.Smpp };

    private static async Task MustBeUnboundAsync(params EsmeClient[] sessions)
    {
        foreach (var session in sessions)
        {
            await session.RespondAsync(await session.NextAsync<Unbind>(), new UnbindResp());
            await session.MustBeClosedAsync();
        }
    }

    private static async Task MustBeBoundAsync(params EsmeClient[] sessions)
    {
        foreach (var session in sessions)
        {
            await session.SendAsync(new EnquireLink());
            Assert.IsType<EnquireLinkResp>((await session.NextAsync()).Body);
        }
    }
}

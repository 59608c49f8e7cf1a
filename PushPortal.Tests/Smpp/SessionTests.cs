using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Smpp;

public sealed class SessionTests(SharedGateway shared) : EsmeJourney(shared)
{
    [Theory]
    [InlineData(BindType.Transmitter)]
    [InlineData(BindType.Receiver)]
    [InlineData(BindType.Transceiver)]
    public async Task Bind_is_answered_in_kind_with_the_version_and_the_name_of_the_smsc(BindType type)
    {
        var esme = await ConnectAsync();

        var response = await esme.AskAsync(new Bind { Type = type, SystemId = "demo", Password = "demo-key" });

        var body = Assert.IsType<BindResp>(response.Body);
        Assert.Equal((CommandStatus.Ok, type, "PushPortal", (byte?)0x34), (response.Status, body.Type, body.SystemId, body.Tlvs.ScInterfaceVersion));
    }

    [Fact]
    public async Task Peer_of_version_5_is_told_that_the_smsc_speaks_it()
    {
        var esme = await ConnectAsync();

        var response = await esme.AskAsync(new Bind { Type = BindType.Transceiver, SystemId = "demo", Password = "demo-key", InterfaceVersion = InterfaceVersions.Smpp50 });

        Assert.Equal((byte?)InterfaceVersions.Smpp50, response.Tlvs.ScInterfaceVersion);
    }

    [Fact]
    public async Task Old_peer_is_sent_no_parameters()
    {
        var esme = await ConnectAsync();
        var bound = await esme.AskAsync(new Bind { Type = BindType.Transceiver, SystemId = "demo", Password = "demo-key", InterfaceVersion = 0x33 });

        var failed = await esme.AskAsync(Messages.Data(Gateway.NewUnknownNumber()));

        Assert.Equal(CommandStatus.DeliveryFailed, failed.Status);
        Assert.Empty(bound.Tlvs);
        Assert.Empty(failed.Tlvs);
    }

    [Theory]
    [InlineData("nobody", "demo-key", CommandStatus.InvalidSystemId)]
    [InlineData("demo", "wrong", CommandStatus.InvalidPassword)]
    [InlineData("demo", "", CommandStatus.InvalidPassword)]
    public async Task Wrong_credentials_are_refused_and_may_be_corrected(string systemId, string password, CommandStatus expected)
    {
        var esme = await ConnectAsync();

        var response = await esme.AskAsync(new Bind { Type = BindType.Transceiver, SystemId = systemId, Password = password });

        Assert.Equal(expected, response.Status);
        await esme.BoundAsync();
    }

    [Fact]
    public async Task Account_with_a_long_key_binds_by_its_own_password()
    {
        var code = Guid.NewGuid().ToString("n")[..8];
        await Gateway.AddAccountAsync(code, "a-key-that-is-far-too-long" + code, account => account.SmppPasswordHash = SmppPassword.Hash("secret12"));
        var esme = await ConnectAsync();

        var wrong = await esme.AskAsync(new Bind { Type = BindType.Transceiver, SystemId = code, Password = "secret13" });
        await esme.BoundAsync(systemId: code, password: "secret12");

        Assert.Equal(CommandStatus.InvalidPassword, wrong.Status);
    }

    [Fact]
    public async Task Account_binds_no_more_sessions_than_it_may()
    {
        var (_, code) = await Gateway.NewAccountAsync(account => account.SmppBinds = 2);
        var first = await BoundAsync(systemId: code, password: code);
        await BoundAsync(systemId: code, password: code);
        var third = await ConnectAsync();

        var refused = await third.AskAsync(new Bind { Type = BindType.Transceiver, SystemId = code, Password = code });
        await first.AskAsync(new Unbind());
        await first.MustBeClosedAsync();
        var accepted = await Eventually.GetAsync(
            () => third.AskAsync(new Bind { Type = BindType.Transceiver, SystemId = code, Password = code }), answer => answer.Status == CommandStatus.Ok, "a free place");

        Assert.Equal(CommandStatus.BindFailed, refused.Status);
        Assert.Equal(CommandStatus.Ok, accepted.Status);
    }

    [Fact]
    public async Task Account_that_may_only_come_from_elsewhere_is_refused()
    {
        var (_, code) = await Gateway.NewAccountAsync(account => account.SmppNetworks = "10.20.0.0/16 2001:db8::/32");
        var esme = await ConnectAsync();

        var response = await esme.AskAsync(new Bind { Type = BindType.Transceiver, SystemId = code, Password = code });

        Assert.Equal(CommandStatus.BindFailed, response.Status);
    }

    [Fact]
    public async Task Commands_out_of_their_state_are_refused_with_their_own_response()
    {
        var esme = await ConnectAsync();

        Assert.Equal(CommandStatus.InvalidBindStatus, (await esme.AskAsync(Messages.Submit("+8613900000000"))).Status);
        Assert.Equal(CommandStatus.InvalidBindStatus, (await esme.AskAsync(new Unbind())).Status);
        await esme.BoundAsync(BindType.Receiver);
        Assert.Equal(CommandStatus.InvalidBindStatus, (await esme.AskAsync(Messages.Submit("+8613900000000"))).Status);
        Assert.Equal(CommandStatus.AlreadyBound, (await esme.AskAsync(new Bind { Type = BindType.Transmitter, SystemId = "demo", Password = "demo-key" })).Status);
        Assert.Equal(CommandId.EnquireLinkResp, (await esme.AskAsync(new EnquireLink())).Header.CommandId);
    }

    [Fact]
    public async Task Unknown_command_gets_a_generic_nack_and_the_session_lives_on()
    {
        var esme = await BoundAsync();

        await esme.WriteAsync(Convert.FromHexString("00000014" + "00000111" + "00000000" + "00000063" + "01020304"));

        var nack = await esme.ResponseToAsync(0x63);
        Assert.Equal((CommandId.GenericNack, CommandStatus.InvalidCommandId), (nack.Header.CommandId, nack.Status));
        Assert.Equal(CommandStatus.Ok, (await esme.AskAsync(new EnquireLink())).Status);
    }

    [Theory]
    [InlineData("0000000F")]
    [InlineData("00000000")]
    [InlineData("00011001")]
    [InlineData("FFFFFFFF")]
    public async Task Length_that_cannot_be_gets_a_generic_nack_and_ends_the_session(string length)
    {
        var esme = await BoundAsync();

        await esme.WriteAsync(Convert.FromHexString(length + "00000004" + "00000000" + "00000007"));

        var nack = await esme.NextAsync<GenericNack>();
        Assert.Equal((CommandStatus.InvalidCommandLength, 0u), (nack.Status, nack.Header.SequenceNumber));
        await esme.MustBeClosedAsync();
    }

    [Theory]
    [InlineData("0000001100000004000000000000000900", CommandStatus.InvalidCommandLength)] // ends after service_type
    [InlineData("0000001700000004000000000000000941414141414100", CommandStatus.InvalidServiceType)] // service_type of six letters
    [InlineData("00000023" + "00000103" + "00000000" + "00000009" + "00" + "000000" + "010131323300" + "02" + "00" + "04" + "0424FF00" + "41", CommandStatus.InvalidTlvStream)]
    public async Task Body_that_cannot_be_read_is_refused_with_its_own_status_and_the_session_lives_on(string pdu, CommandStatus expected)
    {
        var esme = await BoundAsync();
        var octets = Convert.FromHexString(pdu);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(octets, octets.Length);

        await esme.WriteAsync(octets);

        var refused = await esme.ResponseToAsync(9);
        Assert.Equal(expected, refused.Status);
        Assert.NotEqual(CommandId.GenericNack, refused.Header.CommandId);
        Assert.Equal(CommandStatus.Ok, (await esme.AskAsync(new EnquireLink())).Status);
    }

    [Fact]
    public async Task Octets_may_come_one_by_one()
    {
        var esme = await ConnectAsync();
        var octets = EsmeClient.Octets(1, new Bind { Type = BindType.Transceiver, SystemId = "demo", Password = "demo-key" });

        for (var at = 0; at < octets.Length; at++)
        {
            await esme.WriteAsync(octets.AsMemory(at, 1));
        }

        Assert.Equal(CommandStatus.Ok, (await esme.ResponseToAsync(1)).Status);
    }

    [Fact]
    public async Task Unbind_is_answered_and_the_connection_ends()
    {
        var esme = await BoundAsync();

        Assert.Equal(CommandId.UnbindResp, (await esme.AskAsync(new Unbind())).Header.CommandId);

        await esme.MustBeClosedAsync();
    }

    [Fact]
    public async Task Responses_to_nothing_are_passed_over()
    {
        var esme = await BoundAsync();

        await esme.SendAsync(new DeliverSmResp());
        await esme.SendAsync(new SubmitSmResp { MessageId = "1" });
        await esme.SendAsync(new GenericNack());

        Assert.Equal(CommandStatus.Ok, (await esme.AskAsync(new EnquireLink())).Status);
    }
}

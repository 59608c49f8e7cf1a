using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Tests.Protocols.Smpp;

public sealed class SmppSessionTableTests
{
    private const CommandId Broadcast = (CommandId)0x00000111;
    private const CommandId BroadcastResp = (CommandId)0x80000111;

    /// <summary>
    /// Columns: OPEN, OUTBOUND, BOUND_TX, BOUND_RX, BOUND_TRX, UNBOUND, CLOSED. A sender's letter where the command is allowed: E,
    /// S or B for both; a dot where it is not.
    /// </summary>
    private static readonly Dictionary<CommandId, string> Allowed = new()
    {
        [CommandId.BindTransmitter] = "E......",
        [CommandId.BindTransmitterResp] = "S......",
        [CommandId.BindReceiver] = "EE.....",
        [CommandId.BindReceiverResp] = "SS.....",
        [CommandId.BindTransceiver] = "EE.....",
        [CommandId.BindTransceiverResp] = "SS.....",
        [CommandId.Outbind] = "S......",
        [CommandId.Unbind] = "..BBB..",
        [CommandId.UnbindResp] = "..BBBB.",
        [CommandId.SubmitSm] = "..E.E..",
        [CommandId.SubmitSmResp] = "..S.S..",
        [CommandId.SubmitMulti] = "..E.E..",
        [CommandId.SubmitMultiResp] = "..S.S..",
        [CommandId.QuerySm] = "..E.E..",
        [CommandId.QuerySmResp] = "..S.S..",
        [CommandId.CancelSm] = "..E.E..",
        [CommandId.CancelSmResp] = "..S.S..",
        [CommandId.ReplaceSm] = "..E.E..",
        [CommandId.ReplaceSmResp] = "..S.S..",
        [CommandId.DeliverSm] = "...SS..",
        [CommandId.DeliverSmResp] = "...EE..",
        [CommandId.DataSm] = "..ESB..",
        [CommandId.DataSmResp] = "..SEB..",
        [CommandId.AlertNotification] = "...SS..",
        [CommandId.EnquireLink] = "BBBBBB.",
        [CommandId.EnquireLinkResp] = "BBBBBB.",
        [CommandId.GenericNack] = "BBBBBB.",
        [Broadcast] = ".......",
        [BroadcastResp] = ".......",
    };

    [Fact]
    public void Every_command_is_ruled_in_every_state_from_either_side()
    {
        Assert.Superset(Enum.GetValues<CommandId>().ToHashSet(), Allowed.Keys.ToHashSet());
        foreach (var (command, columns) in Allowed)
        {
            foreach (var state in Enum.GetValues<SmppSessionState>())
            {
                foreach (var sender in Enum.GetValues<SmppSide>())
                {
                    var isAllowed = columns[(int)state] == 'B' || columns[(int)state] == (sender == SmppSide.Esme ? 'E' : 'S');
                    Assert.Equal(
                        (command, state, sender, isAllowed ? SessionRuling.Allowed : Refusal(command, state, sender)),
                        (command, state, sender, SmppSessionTable.Rule(state, sender, command)));
                }
            }
        }
    }

    [Fact]
    public void Second_bind_is_told_that_the_session_is_bound() => Assert.Equal(
        SessionRuling.AlreadyBound, SmppSessionTable.Rule(SmppSessionState.BoundReceiver, SmppSide.Esme, CommandId.BindTransmitter));

    private static SessionRuling Refusal(CommandId command, SmppSessionState state, SmppSide sender) => (state, sender) switch
    {
        (SmppSessionState.Closed, _) => SessionRuling.Ignored,
        _ when ((uint)command & 0x80000000) != 0 => SessionRuling.Ignored,
        _ when command == Broadcast => SessionRuling.UnknownCommand,
        (SmppSessionState.BoundTransmitter or SmppSessionState.BoundReceiver or SmppSessionState.BoundTransceiver, SmppSide.Esme)
            when command is CommandId.BindReceiver or CommandId.BindTransmitter or CommandId.BindTransceiver => SessionRuling.AlreadyBound,
        _ => SessionRuling.InvalidBindStatus,
    };
}

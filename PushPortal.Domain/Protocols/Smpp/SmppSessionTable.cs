using static PushPortal.Domain.Protocols.Smpp.SmppSessionState;
using Id = PushPortal.Domain.Protocols.Smpp.CommandId;
using Side = PushPortal.Domain.Protocols.Smpp.SmppSide;

namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>Which side may send which command in which state (SMPP 3.4, 2.3; 5.0, 2.4). What is not listed is refused.</summary>
public static class SmppSessionTable
{
    public static SessionRuling Rule(SmppSessionState state, SmppSide sender, CommandId command) => (state, sender, command) switch
    {
        (Closed, _, _) => SessionRuling.Ignored,
        _ when !Enum.IsDefined(command) => command.IsResponse ? SessionRuling.Ignored : SessionRuling.UnknownCommand,
        (_, _, Id.EnquireLink or Id.EnquireLinkResp or Id.GenericNack) => SessionRuling.Allowed,

        (Open or Outbound, Side.Esme, Id.BindReceiver or Id.BindTransceiver) => SessionRuling.Allowed,
        (Open, Side.Esme, Id.BindTransmitter) => SessionRuling.Allowed,
        (Open, Side.Smsc, Id.Outbind) => SessionRuling.Allowed,
        // A bind that is refused leaves the session as it was.
        (Open or Outbound, Side.Smsc, Id.BindReceiverResp or Id.BindTransceiverResp) => SessionRuling.Allowed,
        (Open, Side.Smsc, Id.BindTransmitterResp) => SessionRuling.Allowed,
        (BoundTransmitter or BoundReceiver or BoundTransceiver, Side.Esme, Id.BindReceiver or Id.BindTransmitter or Id.BindTransceiver) => SessionRuling.AlreadyBound,

        (BoundTransmitter or BoundTransceiver, Side.Esme, Id.SubmitSm or Id.SubmitMulti or Id.DataSm or Id.QuerySm or Id.CancelSm or Id.ReplaceSm) => SessionRuling.Allowed,
        (BoundTransmitter or BoundTransceiver, Side.Smsc, Id.SubmitSmResp or Id.SubmitMultiResp or Id.DataSmResp or Id.QuerySmResp or Id.CancelSmResp or Id.ReplaceSmResp) =>
            SessionRuling.Allowed,
        (BoundReceiver or BoundTransceiver, Side.Smsc, Id.DeliverSm or Id.DataSm or Id.AlertNotification) => SessionRuling.Allowed,
        (BoundReceiver or BoundTransceiver, Side.Esme, Id.DeliverSmResp or Id.DataSmResp) => SessionRuling.Allowed,
        (BoundTransmitter or BoundReceiver or BoundTransceiver, _, Id.Unbind or Id.UnbindResp) => SessionRuling.Allowed,

        // Both sides may have sent unbind at once.
        (Unbound, _, Id.UnbindResp) => SessionRuling.Allowed,

        _ => command.IsResponse ? SessionRuling.Ignored : SessionRuling.InvalidBindStatus,
    };
}

using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>Responses without a body, for requests that are refused.</summary>
internal static class Refusals
{
    internal static ISmppPdu Of(CommandId request) => request switch
    {
        CommandId.BindReceiver => new BindResp { Type = BindType.Receiver, SystemId = null },
        CommandId.BindTransmitter => new BindResp { Type = BindType.Transmitter, SystemId = null },
        CommandId.BindTransceiver => new BindResp { Type = BindType.Transceiver, SystemId = null },
        CommandId.SubmitSm => new SubmitSmResp { MessageId = null },
        CommandId.SubmitMulti => new SubmitMultiResp { MessageId = null },
        CommandId.DataSm => new DataSmResp { MessageId = null },
        CommandId.DeliverSm => new DeliverSmResp { MessageId = null },
        CommandId.QuerySm => new QuerySmResp { MessageId = null },
        CommandId.CancelSm => new CancelSmResp(),
        CommandId.ReplaceSm => new ReplaceSmResp(),
        CommandId.Unbind => new UnbindResp(),
        CommandId.EnquireLink => new EnquireLinkResp(),
        _ => new GenericNack(),
    };
}

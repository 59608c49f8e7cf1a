using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Tests.Smpp;

/// <summary>What came from the SMSC.</summary>
internal sealed record ReceivedPdu(PduHeader Header, ISmppPdu Body)
{
    internal CommandStatus Status => Header.CommandStatus;

    /// <summary>Of a response to submit_sm or data_sm.</summary>
    internal string? MessageId => Body switch
    {
        SubmitSmResp submit => submit.MessageId,
        DataSmResp data => data.MessageId,
        SubmitMultiResp multi => multi.MessageId,
        _ => null,
    };

    internal TlvList Tlvs => Body switch
    {
        SubmitSmResp submit => submit.Tlvs,
        DataSmResp data => data.Tlvs,
        BindResp bind => bind.Tlvs,
        DeliverSm deliver => deliver.Tlvs,
        _ => TlvList.Empty,
    };
}

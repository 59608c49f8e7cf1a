using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>A submit that an ESME waits to be answered. It is answered once; when its session has ended, nobody hears it.</summary>
internal sealed record OpenRequest(EsmeSession Session, uint SequenceNumber, CommandId Command, IncomingMessage Message)
{
    private const int LongestText = 255;

    /// <summary>Answers that the message is stored.</summary>
    internal void Accept(long messageId)
    {
        var id = PublicId.Format("", messageId);
        Session.Answer(SequenceNumber, Command switch
        {
            CommandId.SubmitMulti => new SubmitMultiResp { MessageId = id, Unsuccessful = Message.Unsuccessful },
            CommandId.DataSm => new DataSmResp { MessageId = id },
            _ => new SubmitSmResp { MessageId = id },
        });
    }

    internal void Refuse(CommandStatus status) => Session.Answer(
        SequenceNumber,
        Message.Unsuccessful.Count > 0 ? new SubmitMultiResp { MessageId = "", Unsuccessful = Message.Unsuccessful } : Refusals.Of(Command),
        status);

    /// <summary>Answers with the outcome of the transaction (SMPP 3.4, 4.7.2; 5.0, 4.2.2.2).</summary>
    /// <param name="report">What the SMSC said of the group, where it is known.</param>
    /// <param name="outcome">The same, in its word for how the group ended.</param>
    /// <param name="pendingFlagSet">An alert will follow when the handset is back.</param>
    internal void Answer(Transaction ended, GroupReport? report, SubmitOutcome? outcome, bool pendingFlagSet)
    {
        var isDelivered = ended.State == TransactionState.Delivered;
        var tlvs = new List<Tlv>();
        if (!isDelivered)
        {
            tlvs.Add(Tlv.OfByte(TlvTag.DeliveryFailureReason, (byte)ended.Cause.Reason()));
            if (ended.Cause.NetworkError() is { } error)
            {
                tlvs.Add(Tlv.Of(error));
            }

            var words = ended.Cause.Words();
            tlvs.Add(Tlv.OfText(TlvTag.AdditionalStatusInfoText, words.Length > LongestText ? words[..LongestText] : words));
            if (Message.SetDpf)
            {
                tlvs.Add(Tlv.OfByte(TlvTag.DpfResult, pendingFlagSet ? (byte)1 : (byte)0));
            }
        }

        if (Message.SubmissionId is not null)
        {
            tlvs.AddRange(ForPpg(ended, report, outcome));
        }

        var id = PublicId.Format("", ended.PushId);
        var parameters = Session.TakesParameters ? TlvList.Of(tlvs.ToArray()) : TlvList.Empty;
        Session.Answer(
            SequenceNumber,
            Command == CommandId.DataSm ? new DataSmResp { MessageId = id, Tlvs = parameters } : new SubmitSmResp { MessageId = id, Tlvs = parameters },
            isDelivered ? CommandStatus.Ok : CommandStatus.DeliveryFailed);
    }

    /// <summary>
    /// What a PPG of this kind gets to know besides. An end that the SMSC did not come to itself, as that an operator cancelled the message here, is no
    /// outcome of the PPG's transaction: it is told in SMPP's words alone.
    /// </summary>
    private static IEnumerable<Tlv> ForPpg(Transaction ended, GroupReport? report, SubmitOutcome? outcome)
    {
        if (ended.State is TransactionState.Undeliverable or TransactionState.Expired && (ended.Cause is FailureCause.LifetimeEnded or FailureCause.HeldTooLong ? SubmitOutcome.PermanentFailure : outcome) is { } failed)
        {
            yield return VendorTlvs.Of(failed, ended.Cause);
        }

        foreach (var tlv in report is null ? [] : VendorTlvs.Of(report))
        {
            yield return tlv;
        }
    }
}

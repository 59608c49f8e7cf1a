using System.Buffers.Binary;
using System.Text.Json;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Protocols.Sms;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence;

namespace PushPortal.Infrastructure.Smpp;

/// <summary>
/// Writes a submission as one PDU, unsegmented, and reads its answer. The PDU is submit_sm with message_payload in transaction mode (SMPP 5.0): data_sm has
/// neither priority_flag nor protocol_id, and submit_sm carries everything.
/// </summary>
internal static class SmppSubmissions
{
    private const byte PossibleDuplicate = 0x01;

    private static readonly LinkPolicy Policy = new();

    /// <summary>The report where the SMSC gives none.</summary>
    private static readonly GroupReport Nothing = new() { Link = "", Segments = 0, Attempts = [] };

    internal static SubmitSm ToSubmit(Submission submission, DateTimeOffset now)
    {
        var form = submission.Form;
        // Ports go as parameters where there is nothing else to say; then the datagram has no header.
        var header = form.Elements.IsEmpty ? [] : new UserDataHeader { Ports = form.Ports, Elements = form.Elements }.Write();
        List<Tlv> tlvs = [new(TlvTag.MessagePayload, SmppSegments.Join(header, submission.Datagram))];
        if (header.Length == 0 && form.Ports is { } ports)
        {
            tlvs.Add(Tlv.OfUInt16(TlvTag.SourcePort, ports.Source));
            tlvs.Add(Tlv.OfUInt16(TlvTag.DestinationPort, ports.Destination));
        }

        tlvs.Add(OfInt64(VendorTlvs.SubmissionId, submission.Id));
        tlvs.Add(OfInt64(VendorTlvs.TransactionId, submission.TransactionId));
        return new SubmitSm
        {
            Source = SmppAddress.FromText(form.Originator ?? ""),
            Destination = SmppAddress.FromText(submission.Recipient),
            EsmClass = new(MessagingMode.Transaction, userDataHeader: header.Length > 0),
            ProtocolId = form.ProtocolId,
            PriorityFlag = submission.Priority switch { Priority.High => 2, Priority.Medium => 1, _ => 0 },
            ValidityPeriod = SmppSegments.ValidityUntil(submission.ExpiresAt, now),
            DataCoding = form.DataCoding,
            Tlvs = [.. tlvs],
        };
    }

    /// <summary>What the SMSC's response says of the submission. Statuses that are about the session rather than the submission are not answers.</summary>
    internal static SubmitAnswer ToAnswer(long submissionId, CommandStatus status, TlvList tlvs)
    {
        // An SMSC of this kind says itself how it failed; SMPP's reasons are coarser.
        var (outcome, cause) = status == CommandStatus.DeliveryFailed && VendorTlvs.FailureOf(tlvs) is { } failure ? failure : Judge(status, tlvs);
        return new SubmitAnswer
        {
            SubmissionId = submissionId,
            Outcome = outcome,
            Cause = cause,
            Report = ReportOf(tlvs) ?? Nothing with { PossibleDuplicate = IsPossibleDuplicate(tlvs) },
        };
    }

    /// <summary>The answer to one that was never sent.</summary>
    internal static SubmitAnswer LifetimeEnded(Submission submission) => new()
    {
        SubmissionId = submission.Id,
        Outcome = SubmitOutcome.PermanentFailure,
        Cause = FailureCause.LifetimeEnded,
        Report = Nothing,
    };

    private static (SubmitOutcome Outcome, FailureCause Cause) Judge(CommandStatus status, TlvList tlvs)
    {
        var rule = SmppAnswers.Rule(Policy, status, tlvs);
        return (rule.Kind switch
        {
            SegmentAnswerKind.Delivered => SubmitOutcome.Delivered,
            SegmentAnswerKind.Permanent => SubmitOutcome.PermanentFailure,
            _ => SubmitOutcome.TemporaryFailure,
        }, rule.Cause);
    }

    private static bool IsPossibleDuplicate(TlvList tlvs) => tlvs.Find(VendorTlvs.Flags) is { Length: 1 } flags && (flags.Span[0] & PossibleDuplicate) != 0;

    /// <summary>Null where there is none that can be read; the outcome does not depend on it.</summary>
    private static GroupReport? ReportOf(TlvList tlvs)
    {
        if (tlvs.Find(VendorTlvs.Report) is not { } json)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(json.Span, StoredJson.Default.GroupReport);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Tlv OfInt64(TlvTag tag, long value)
    {
        var octets = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(octets, value);
        return new(tag, octets);
    }
}

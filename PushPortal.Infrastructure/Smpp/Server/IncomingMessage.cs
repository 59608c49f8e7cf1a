using PushPortal.Domain.Accounts;
using PushPortal.Domain.Content;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Protocols.Sms;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>A message that an ESME submitted, by whichever command, in the gateway's words.</summary>
internal sealed record IncomingMessage
{
    public required MessagingMode Mode { get; init; }

    public required string ServiceType { get; init; }

    public required SmppAddress Source { get; init; }

    /// <summary>E.164 with the plus sign, each once.</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>Destinations of submit_multi that cannot be used.</summary>
    public IReadOnlyList<UnsuccessfulDestination> Unsuccessful { get; init; } = [];

    public required ShortMessageForm Form { get; init; }

    public required ReadOnlyMemory<byte> Datagram { get; init; }

    /// <summary>Which part of a message it is, when the ESME has split it itself.</summary>
    public Concatenation? Part { get; init; }

    public required Priority Priority { get; init; }

    public DateTimeOffset? DeliverAfter { get; init; }

    public DateTimeOffset? DeliverBefore { get; init; }

    public ReceiptWish Receipt { get; init; }

    public bool ReplacesIfPresent { get; init; }

    /// <summary>The ESME wants to be told when an absent handset is back.</summary>
    public bool SetDpf { get; init; }

    /// <summary>Of a PPG of this kind: its submission.</summary>
    public long? SubmissionId { get; init; }

    /// <summary>Of a PPG of this kind: the transaction that it carries on.</summary>
    public long? TransactionId { get; init; }

    public bool OneTry => Mode is MessagingMode.Transaction or MessagingMode.Datagram;

    /// <summary>Whether it is to be gathered with the other parts of its message.</summary>
    public bool IsAdopted => Part is not null && Mode != MessagingMode.StoreAndForward && Recipients.Count == 1;

    internal PartKey KeyOf(long accountId)
    {
        var part = Part!.Value;
        var kind = ((int)Mode << 16) | (Form.DataCoding << 8) | Form.ProtocolId;
        return new PartKey(accountId, kind, Form.Originator, Recipients[0], part.Reference, part.Wide, part.Total, Form.Ports);
    }

    /// <summary>The form in which a part goes alone: with its own concatenation element.</summary>
    internal ShortMessageForm FormAlone()
    {
        if (Part is not { } part)
        {
            return Form;
        }

        var element = new UserDataHeader { Concatenation = part }.Write()[1..];
        return Form with { Elements = (byte[])[.. element, .. Form.Elements.Span] };
    }

    /// <param name="reservedId">The push's id; its recipients' transactions follow it.</param>
    internal PushRequest ToRequest(ServiceProvider account, long reservedId) => new()
    {
        Account = account,
        Source = PushSource.Smpp,
        ReservedId = reservedId,
        Recipients = [.. Recipients.Select(recipient => new RequestedRecipient(recipient))],
        Content = new RawContent { Wsp = false, Body = Datagram },
        Form = FormAlone(),
        Priority = Priority,
        DeliverAfter = DeliverAfter,
        DeliverBefore = DeliverBefore,
        Mode = Mode == MessagingMode.StoreAndForward ? SmscMode.StoreAndForward : SmscMode.Transaction,
        OneTry = OneTry,
        Notify = ReceiptTarget.Of(Receipt),
        SourceReference = ServiceType.Length == 0 ? null : ServiceType,
        InitiatorPushId = SubmissionId is { } submission ? VendorTlvs.PushIdOf(submission) : null,
        IsOwed = SubmissionId is not null,
        HasBegun = SubmissionId is not null,
        Continues = TransactionId is { } transaction ? VendorTlvs.Continued(account.Id, transaction) : null,
    };
}

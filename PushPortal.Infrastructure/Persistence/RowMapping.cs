using System.Text.Json;
using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Protocols.Sms;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence.Rows;
using static PushPortal.Infrastructure.Persistence.StoredInstant;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Rows as the domain sees them.</summary>
internal static class RowMapping
{
    internal static PushSummary Summary(PushRow row) => new() { Push = Push(row), Delivered = row.Delivered, Failed = row.Failed };

    internal static Push Push(PushRow row) => new()
    {
        Id = row.Id,
        AccountId = row.AccountId,
        InitiatorPushId = row.InitiatorPushId,
        Source = (PushSource)row.Source,
        ReceivedAt = Instant(row.ReceivedAt),
        Priority = (Priority)row.Priority,
        DeliveryMethod = (DeliveryMethod?)row.DeliveryMethod,
        DeliverAfter = Instant(row.DeliverAfter),
        DeliverBefore = Instant(row.DeliverBefore),
        Notify = row.NotifyKind is { } kind ? new NotificationTarget((NotificationKind)kind, new Uri(row.NotifyUrl!), row.NotifyVersion) { OfEndpoint = (CallbackEvents?)row.NotifyEvents } : null,
        SourceReference = row.SourceReference,
        ContentType = row.ContentType,
        Href = row.Href,
        Form = new ShortMessageForm
        {
            Ports = PortsOf(row.DestinationPort, row.SourcePort),
            DataCoding = row.DataCoding,
            ProtocolId = row.ProtocolId,
            Originator = row.Originator,
            Elements = row.HeaderElements,
        },
        Mode = (SmscMode)row.Mode,
        OneTry = row.OneTry,
        Continues = row.Continues,
        Datagram = row.Datagram,
        Erased = Instant(row.ErasedAt) is { } erased ? new ContentErasure(erased, row.ErasedBy, row.ErasedReason) : null,
        Recipients = row.Recipients,
        TraceId = row.TraceId,
    };

    internal static Transaction Transaction(TransactionRow row) => new()
    {
        Id = row.Id,
        PushId = row.PushId,
        AccountId = row.AccountId,
        Recipient = row.Recipient,
        Address = row.Address,
        Priority = (Priority)row.Priority,
        State = (TransactionState)row.State,
        Step = (TransactionStep)row.Step,
        DueAt = Instant(row.DueAt),
        ExpiresAt = Instant(row.ExpiresAt),
        DeliverBeforeGiven = row.DeliverBeforeGiven,
        Run = row.Run,
        Tries = row.Tries,
        SubmissionId = row.SubmissionId,
        Cause = (FailureCause)row.Cause,
        Link = row.Link,
        OnlyLink = row.OnlyLink,
        Segments = row.Segments,
        Attempts = row.Attempts,
        PossibleDuplicate = row.PossibleDuplicate,
        UpdatedAt = Instant(row.UpdatedAt),
        Version = row.Version,
    };

    internal static TimelineEntry Line(TimelineRow row) => new()
    {
        TransactionId = row.TransactionId,
        At = Instant(row.At),
        Kind = (TimelineKind)row.Kind,
        State = (TransactionState)row.State,
        Step = (TransactionStep)row.Step,
        Cause = (FailureCause)row.Cause,
        Details = row.Details is null ? null : JsonSerializer.Deserialize(row.Details, StoredJson.Default.TimelineDetails),
        HandedOver = row.HandedOverAt is { } at ? new HandOver(Instant(at), row.SubmissionId!.Value, row.Try!.Value) : null,
    };

    /// <summary>The line of history of a notification that was confirmed by its first try.</summary>
    internal static TimelineEntry Confirmation(NotificationRow row, Push push) => new()
    {
        TransactionId = row.TransactionId,
        At = Instant(row.ConfirmedAt!.Value),
        Kind = TimelineKind.NotificationConfirmed,
        State = (TransactionState)row.State,
        Step = TransactionStep.None,
        Cause = (FailureCause)row.Cause,
        Details = new TimelineDetails.NotificationTried(push.Notify!.Url, row.Tries, row.HttpStatus, row.Answer, null),
    };

    /// <summary>Rows of short messages without a port element have 0 twice.</summary>
    internal static ApplicationPorts? PortsOf(int destination, int source) =>
        destination == 0 && source == 0 ? null : new ApplicationPorts((ushort)destination, (ushort)source);
}

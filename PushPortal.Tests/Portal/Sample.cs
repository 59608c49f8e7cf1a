using PushPortal.Domain.Content;
using PushPortal.Domain.Live;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;

namespace PushPortal.Tests.Portal;

/// <summary>Pushes and transactions for pages to show.</summary>
internal static class Sample
{
    internal static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A link to an upstream SMSC that is up.</summary>
    internal static readonly LinkStatus Link = new()
    {
        Name = "upstream",
        Kind = LinkKind.Smpp,
        Available = true,
        Since = Sample.Noon,
        Trouble = null,
        Window = 200,
        WindowNow = 200,
        Outstanding = 0,
        Committed = 0,
        SegmentsPerSecond = 50,
        Waiting = 3,
        Groups = 2,
        PausedUntil = null,
        Delivered = 0,
        NotDelivered = 0,
        Throttlings = 0,
        LastFailure = null,
    };

    internal static Push Push(long id = 1_000_000, string initiatorPushId = "order-17", int recipients = 1, string text = "Hello") => new()
    {
        Id = id,
        AccountId = FixedAccounts.Demo.Id,
        InitiatorPushId = initiatorPushId,
        Source = PushSource.Rest,
        ReceivedAt = Noon,
        ContentType = "application/vnd.wap.sic",
        Href = "http://example.com/",
        Form = PushRequest.WapPush,
        Datagram = Encoded(text).Datagram,
        Recipients = recipients,
    };

    internal static Transaction Transaction(
        TransactionState state = TransactionState.Pending, TransactionStep step = TransactionStep.None, FailureCause cause = FailureCause.None, long id = 1_000_256, long pushId = 1_000_000) => new()
        {
            Id = id,
            PushId = pushId,
            AccountId = FixedAccounts.Demo.Id,
            Recipient = "+8613800000001",
            Priority = Priority.Medium,
            State = state,
            Step = step,
            Cause = cause,
            ExpiresAt = Noon.AddHours(1),
            Segments = 1,
            UpdatedAt = Noon,
        };

    internal static TransactionChanged Changed(Transaction transaction, string initiatorPushId = "order-17") => transaction.Changed(initiatorPushId);

    private static EncodedPush Encoded(string text) => PushEncoder.Encode(
        new PushRequest
        {
            Account = FixedAccounts.Demo,
            Source = PushSource.Rest,
            Recipients = [new("+8613800000001")],
            Content = new ServiceIndication { Text = text, Href = "http://example.com/" },
        },
        new PpgPolicy(),
        Noon);
}

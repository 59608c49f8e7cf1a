namespace PushPortal.Domain.Transactions;

/// <summary>What a line of a transaction's timeline tells. The numbers are stored.</summary>
public enum TimelineKind : byte
{
    Accepted = 1,
    AcceptedForLater = 2,
    Rejected = 3,
    HandedToSmsc = 4,
    HandedOverAgain = 5,
    Delivered = 6,
    WillRetry = 7,
    Failed = 8,
    LifetimeEnded = 9,
    Cancelled = 10,
    RetryRequested = 11,
    NotificationConfirmed = 12,
    NotificationRefused = 13,
    NotificationGivenUp = 14,
    Fetched = 15,
    HandsetReturned = 16,
    NotificationSkipped = 17,
    NotificationAskedAgain = 18,
    AccountHeld = 19,
}
